import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { ContractOnRecord } from '../../domain/contract/fold.js';
import type { CycleState } from '../../domain/cycle/state.js';
import { personOf } from '../../domain/directory/lookup.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { TrancheOnRecord } from '../../domain/payment/fold.js';
import { REPORT_RULES } from '../../domain/report/asked.js';
import type { WorkerOnRecord } from '../../domain/staff/fold.js';
import type { Database } from '../../store/database.js';
import { currentCalendar } from '../../store/registry/calendars.js';
import { boardPage } from '../../store/views/lists/board.js';
import { partyCycles } from '../../store/views/lists/party-cycles.js';
import type { Caller, Directories } from '../callers.js';
import { samePartyCallers } from '../same-party.js';
import { daysOf } from './days.js';
import { type BoardLine, boardLine, ownDuties } from './deadlines.js';

type Of = { code: RegionCode; cycleId: CycleId; cycleTitle: string };
export type MineContract = Of & { current: boolean } & Pick<
    ContractOnRecord,
    'year' | 'signedOn' | 'effectiveOn' | 'serviceFrom' | 'serviceTo' | 'fenInForce' | 'terminatedOn' | 'settledOn'
  >;
export type MineTranche = Of & TrancheOnRecord & { lateInterestFen: number };
export type MineWorker = Of &
  Pick<
    WorkerOnRecord,
    'worker' | 'name' | 'station' | 'role' | 'startedOn' | 'leftOn' | 'leavesOn' | 'certificate' | 'labourContractOn'
  >;

/** The portal of a contractor (承接主体): what it owes and has, over every county that knows its contact. */
export type Mine = {
  counties: { code: RegionCode; name: string }[];
  /** The first 200 of each county, the most urgent first. */
  deadlines: (BoardLine & { code: RegionCode })[];
  /** Those of them that a report ends. */
  reports: (BoardLine & { code: RegionCode })[];
  contracts: MineContract[];
  payments: MineTranche[];
  workers: MineWorker[];
};

const SHOWN = 200;

/** Of a person of a contractor; whoever is none has nothing here. */
export async function mineOf(
  db: Database,
  directories: Directories,
  { caller, today }: { caller: Caller; today: PlainDate },
): Promise<Mine> {
  const callers = await samePartyCallers(directories, caller, today);
  const counties = await Promise.all(callers.map((each) => mineIn(db, each, today)));
  const deadlines = counties.flatMap((each) => each.deadlines).sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1));
  return {
    counties: callers.map(({ code, directory }) => ({ code, name: directory.name })),
    deadlines,
    reports: deadlines.filter(({ rule }) => REPORT_RULES.some((each) => each === rule)),
    contracts: counties.flatMap((each) => each.contracts),
    payments: counties.flatMap((each) => each.payments),
    workers: counties.flatMap((each) => each.workers),
  };
}

function dayOf({ due }: BoardLine): string {
  return due ?? '9999';
}

type MineThere = Pick<Mine, 'deadlines' | 'contracts' | 'payments' | 'workers'>;

async function mineIn(db: Database, caller: Caller, today: PlainDate): Promise<MineThere> {
  const { code, card, directory } = caller;
  const party = personOf(directory, card.id)?.partyId ?? '';
  const cycles = card.party === 'contractor' ? await partyCycles(db, code, party) : [];
  const parts = cycles.map(({ title, state }) => partsOf(code, title, state));
  return {
    deadlines: await deadlinesIn(db, caller, today),
    contracts: parts.flatMap(({ contracts }) => contracts),
    payments: parts.flatMap(({ payments }) => payments),
    workers: parts.flatMap(({ workers }) => workers),
  };
}

async function deadlinesIn(db: Database, caller: Caller, today: PlainDate): Promise<Mine['deadlines']> {
  const { code } = caller;
  const { mine, owners } = ownDuties(caller);
  if (mine === undefined || !owners.includes('contractor') || (await currentCalendar(db, code)) === null) return [];
  const days = await daysOf(db, code, today);
  const query = { owned: { owners: ['contractor' as const], mine }, limit: SHOWN };
  const { rows } = await boardPage(db, code, days.near, query);
  return rows.map((row) => ({ ...boardLine(row, days), code }));
}

function partsOf(code: RegionCode, cycleTitle: string, state: CycleState): Omit<MineThere, 'deadlines'> {
  const { cycleId, contract, payment, staff } = state;
  const of = { code, cycleId, cycleTitle };
  const years = Object.values(contract.years).filter(({ contractor }) => contractor.id === contract.contractor?.id);
  const last = Math.max(0, ...years.map(({ year }) => year));
  const own = new Set<number>(years.map(({ year }) => year));
  const contracts = years.map(
    ({ year, signedOn, effectiveOn, serviceFrom, serviceTo, fenInForce, terminatedOn, settledOn }) => ({
      ...of,
      ...{ year, signedOn, effectiveOn, serviceFrom, serviceTo, fenInForce, terminatedOn, settledOn },
      current: year === last,
    }),
  );
  const payments = Object.entries(payment.tranches)
    .filter(([, { year }]) => own.has(year))
    .map(([key, tranche]) => ({ ...of, ...tranche, lateInterestFen: payment.lateInterest[key] ?? 0 }));
  const workers = Object.values(staff.workers).map(
    ({ worker, name, station, role, startedOn, leftOn, leavesOn, certificate, labourContractOn }) => ({
      ...of,
      ...{ worker, name, station, role, startedOn, leftOn, leavesOn, certificate, labourContractOn },
    }),
  );
  return { contracts, payments, workers };
}
