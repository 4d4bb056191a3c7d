import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { CommandKind } from '../../domain/commands.js';
import type { Stage } from '../../domain/cycle/stage.js';
import type { CycleState } from '../../domain/cycle/state.js';
import type { RegionCode } from '../../domain/ids.js';
import type { Database } from '../../store/database.js';
import { currentCalendar } from '../../store/registry/calendars.js';
import { boardPage } from '../../store/views/lists/board.js';
import { type PartyAct, type PartyCycle, partyActs, partyCycles } from '../../store/views/lists/party-cycles.js';
import type { OutsideKind } from '../../store/views/party-of-cycle.js';
import type { Caller, Directories } from '../callers.js';
import { outsideKind, partyOf } from '../rights/takes-part.js';
import { samePartyCallers } from '../same-party.js';
import { daysOf } from './days.js';
import { type BoardLine, boardLine, ownDuties } from './deadlines.js';
import {
  type CaseOfParty,
  type MineContract,
  type MineTranche,
  type MineWorker,
  partsOf,
} from './mine-of-contractor.js';
import { type MineReceipt, type MineReport, receiptsOf, reportsOf } from './mine-reports.js';

/** A case of the party, and what the caller may give in it now. */
export type MineCase = CaseOfParty & { stage: Stage; closedOn: PlainDate | null; allowedNow: CommandKind[] };

/** Something people of the party have put on record in one of these cases. */
export type MineAct = CaseOfParty & Omit<PartyAct, 'cycleId' | 'cycleTitle'>;

/** What an outside party owes, has and did (承接主体、评估机构、代理机构), over every county that knows its contact. */
export type Mine = {
  kind: OutsideKind;
  counties: { code: RegionCode; name: string }[];
  cases: MineCase[];
  /** The first 200 of each county, the most urgent first. */
  deadlines: (BoardLine & { code: RegionCode })[];
  /** The last 100 of each county, the newest first. */
  acts: MineAct[];
  /** Duties that a report ends. This and what follows has lines for a contractor alone. */
  reports: MineReport[];
  /** The last 100 of each county, the newest first. */
  receipts: MineReceipt[];
  contracts: MineContract[];
  payments: MineTranche[];
  workers: MineWorker[];
};

/** `allowed`: what a person could give in a case of this state now. */
export type MineAsked = {
  caller: Caller;
  today: PlainDate;
  allowed(caller: Caller, state: CycleState): Promise<CommandKind[]>;
};

const SHOWN = 200;

/** Of a person of an outside party; whoever is none has nothing here. */
export async function mineOf(
  db: Database,
  directories: Directories,
  { caller, today, allowed }: MineAsked,
): Promise<Mine> {
  const kind = outsideKind(caller) ?? 'contractor';
  const callers = await samePartyCallers(directories, caller, today);
  const counties = await Promise.all(callers.map((each) => mineIn(db, { caller: each, today, allowed })));
  return {
    kind,
    counties: callers.map(({ code, directory }) => ({ code, name: directory.name })),
    cases: counties.flatMap((each) => each.cases),
    deadlines: counties.flatMap((each) => each.deadlines).sort(byDay),
    acts: counties.flatMap((each) => each.acts),
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

async function mineIn(db: Database, asked: MineAsked): Promise<Omit<Mine, 'counties' | 'kind'>> {
  const { caller, today } = asked;
  const { code } = caller;
  const [kind, party] = [outsideKind(caller), partyOf(caller)];
  const cycles = kind === undefined || party === null ? [] : await partyCycles(db, code, { kind, party });
  const deadlines = kind === undefined ? [] : await deadlinesIn(db, caller, { kind, today });
  const isContractor = kind === 'contractor';
  const parts = isContractor ? cycles.map(({ title, state }) => partsOf(code, title, state)) : [];
  return {
    cases: await Promise.all(cycles.map((each) => caseOf(each, asked))),
    deadlines,
    acts: await actsOf(db, caller, { party, cycles }),
    reports: isContractor ? await reportsOf(db, deadlines, cycles) : [],
    receipts: isContractor ? await receiptsOf(db, code, cycles) : [],
    contracts: parts.flatMap(({ contracts }) => contracts),
    payments: parts.flatMap(({ payments }) => payments),
    workers: parts.flatMap(({ workers }) => workers),
  };
}

async function caseOf(
  { title, stage, closedOn, state }: PartyCycle,
  { caller, allowed }: MineAsked,
): Promise<MineCase> {
  const { code } = caller;
  const allowedNow = await allowed(caller, state);
  return { code, cycleId: state.cycleId, cycleTitle: title, stage, closedOn, allowedNow };
}

/** In cases that name the party now: those of others are not its own any more, also where it once did something. */
async function actsOf(db: Database, { code, directory }: Caller, of: Acting): Promise<MineAct[]> {
  const people = directory.people.filter(({ partyId }) => partyId !== null && partyId === of.party).map(({ id }) => id);
  const cycles = of.cycles.map(({ state }) => state.cycleId);
  return (await partyActs(db, code, { people, cycles })).map((each) => ({ code, ...each }));
}

type Acting = { party: string | null; cycles: readonly PartyCycle[] };

async function deadlinesIn(
  db: Database,
  caller: Caller,
  { kind, today }: { kind: OutsideKind; today: PlainDate },
): Promise<Mine['deadlines']> {
  const { code } = caller;
  const { mine, owners } = ownDuties(caller);
  if (mine === undefined || !owners.includes(kind) || (await currentCalendar(db, code)) === null) return [];
  const days = await daysOf(db, code, today);
  const { rows } = await boardPage(db, code, days.near, { owned: { owners: [kind], mine }, limit: SHOWN });
  return rows.map((row) => ({ ...boardLine(row, days), code }));
}
