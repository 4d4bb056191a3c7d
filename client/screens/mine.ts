import type { Instant } from '../../domain/calendar/instant.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { ContractOnRecord } from '../../domain/contract/fold.js';
import type { CycleState } from '../../domain/cycle/state.js';
import { personOf } from '../../domain/directory/lookup.js';
import type { CycleId, RegionCode, Sha256 } from '../../domain/ids.js';
import type { TrancheOnRecord } from '../../domain/payment/fold.js';
import { askedReport, REPORT_RULES } from '../../domain/report/asked.js';
import type { ReportCommands } from '../../domain/report/types.js';
import type { WorkerOnRecord } from '../../domain/staff/fold.js';
import type { Database } from '../../store/database.js';
import { currentCalendar } from '../../store/registry/calendars.js';
import { compiledPolicy } from '../../store/registry/policies.js';
import { boardPage } from '../../store/views/lists/board.js';
import { partyCycles } from '../../store/views/lists/party-cycles.js';
import { partyReports } from '../../store/views/lists/party-reports.js';
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

/** A duty that a report ends; `asked`: the report as it is to be handed in, null where its case cannot say. */
export type MineReport = BoardLine & { code: RegionCode; asked: ReportCommands['submit-report'] | null };

/** A report that was handed in: when it came, under which number and hash it is on record. */
export type MineReceipt = Of &
  ReportCommands['submit-report'] & { on: PlainDate; at: Instant; seq: number; hash: Sha256 };

/** The portal of a contractor (承接主体): what it owes and has, over every county that knows its contact. */
export type Mine = {
  counties: { code: RegionCode; name: string }[];
  /** The first 200 of each county, the most urgent first. */
  deadlines: (BoardLine & { code: RegionCode })[];
  /** Those of them that a report ends. */
  reports: MineReport[];
  /** The last 100 of each county, the newest first. */
  receipts: MineReceipt[];
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
  const deadlines = counties.flatMap((each) => each.deadlines).sort(byDay);
  return {
    counties: callers.map(({ code, directory }) => ({ code, name: directory.name })),
    deadlines,
    reports: counties.flatMap((each) => each.reports).sort(byDay),
    receipts: counties.flatMap((each) => each.receipts),
    contracts: counties.flatMap((each) => each.contracts),
    payments: counties.flatMap((each) => each.payments),
    workers: counties.flatMap((each) => each.workers),
  };
}

function byDay(a: BoardLine, b: BoardLine): number {
  return (a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1;
}

type MineThere = Omit<Mine, 'counties'>;
type CycleOfParty = Awaited<ReturnType<typeof partyCycles>>[number];

async function mineIn(db: Database, caller: Caller, today: PlainDate): Promise<MineThere> {
  const { code, card, directory } = caller;
  const party = personOf(directory, card.id)?.partyId ?? '';
  const cycles = card.party === 'contractor' ? await partyCycles(db, code, party) : [];
  const parts = cycles.map(({ title, state }) => partsOf(code, title, state));
  const deadlines = await deadlinesIn(db, caller, today);
  return {
    deadlines,
    reports: await Promise.all(deadlines.filter(isOfReport).map((line) => reportOf(db, line, cycles))),
    receipts: await receiptsOf(db, code, cycles),
    contracts: parts.flatMap(({ contracts }) => contracts),
    payments: parts.flatMap(({ payments }) => payments),
    workers: parts.flatMap(({ workers }) => workers),
  };
}

function isOfReport({ rule }: BoardLine): boolean {
  return REPORT_RULES.some((each) => each === rule);
}

/** By the policy its case is pinned to, as at every other door. */
async function reportOf(
  db: Database,
  line: Mine['deadlines'][number],
  cycles: readonly CycleOfParty[],
): Promise<MineReport> {
  const state = cycles.find((each) => each.state.cycleId === line.cycleId)?.state;
  if (state === undefined) return { ...line, asked: null };
  const policy = await compiledPolicy(db, state.policy);
  return { ...line, asked: askedReport(state, line, { policy }) ?? null };
}

async function receiptsOf(db: Database, code: RegionCode, cycles: readonly CycleOfParty[]): Promise<MineReceipt[]> {
  const titles = new Map(cycles.map(({ title, state }) => [state.cycleId, title]));
  const facts = await partyReports(db, [...titles.keys()]);
  return facts.map(({ cycleId, seq, at, on, hash, data }) => {
    const cycleTitle = titles.get(cycleId) ?? cycleId;
    return { code, cycleId, cycleTitle, ...data, on, at, seq, hash };
  });
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

function partsOf(
  code: RegionCode,
  cycleTitle: string,
  state: CycleState,
): Pick<Mine, 'contracts' | 'payments' | 'workers'> {
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
