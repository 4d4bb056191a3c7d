import type { PlainDate } from '../calendar/plain-date.js';
import type { PartyRef, Station } from '../cycle/common.js';
import { type Fen, fen } from '../money/fen.js';
import type { Method } from '../policy/vocabulary.js';

/** What a driven cycle is like, and what goes wrong in it. */
export type DrivePlan = {
  startOn: PlainDate;
  stations: Station[];
  /** Yearly contracts the cycle is opened for; left out, as many as the county's policy allows. */
  years?: number;
  method: Method;
  /** Sum of each yearly contract. */
  yearlyFen: Fen;
  /** Contract year whose every evaluation fails. */
  failYear?: number;
  /** Contract year whose mid-term evaluation fails. */
  failMidTerm?: number;
  /** Working days after its last good day on which the first contract is signed. */
  lateSigning?: number;
  /** Working days by which the contractor is late with each duty of its own. */
  contractorLate?: number;
};

const STATIONS: Station[] = ['甲乡镇', '乙街道', '丙乡镇'].map((township, at) => ({
  id: `st${at + 1}`,
  name: `${township}社会工作服务站`,
  township,
}));

/** 545 万元 a year: the sum 原州区社工站方案 (2021) arranges for its services. */
const YEARLY_FEN = fen(545_000_000);

/** What a scenario says of the county that plays it. */
export type DriveWishes = Partial<Omit<DrivePlan, 'startOn'>>;

/** A county of three stations that does everything in time, unless told otherwise. */
export function drivePlan(startOn: PlainDate, wishes: DriveWishes = {}): DrivePlan {
  return { stations: STATIONS, method: 'openTender', yearlyFen: YEARLY_FEN, ...wishes, startOn };
}

/** The parties of a driven cycle; their ids are those of the directory of one person a post. */
export const PARTIES = {
  purchaser: { id: 'bureau', name: '县级民政局', kind: 'government' },
  contractor: { id: 'contractor', name: '承接主体', kind: 'socialOrganisation' },
  second: { id: 'supplier-2', name: '供应商乙', kind: 'socialOrganisation' },
  third: { id: 'supplier-3', name: '供应商丙', kind: 'enterprise', sme: true },
  agent: { id: 'agent', name: '采购代理机构', kind: 'enterprise' },
  evaluator: { id: 'evaluator', name: '第三方评估机构', kind: 'socialOrganisation' },
} as const satisfies Record<string, PartyRef>;

/** Where things are published. */
export const MEDIUM = '中国政府采购网';
