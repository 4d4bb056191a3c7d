import { ledgerInForce, separationPairs } from '../../domain/approval/route.js';
import { type Instant, legalDay } from '../../domain/calendar/instant.js';
import type { Judging } from '../../domain/cycle/chapter.js';
import type { CycleState } from '../../domain/cycle/state.js';
import type { Fact, FactOf } from '../../domain/facts.js';
import type { Obligation } from '../../domain/obligations/types.js';
import { NOTHING_SEEN } from '../../domain/stuck/detect.js';
import { liveEntries } from '../../domain/stuck/look.js';
import type { SeatsFound, Stuck, StuckInput } from '../../domain/stuck/types.js';
import { toFact } from '../ledger/fact-rows.js';
import { compiledCalendar } from '../registry/calendars.js';
import { directoryOf } from '../registry/directory-now.js';
import { compiledPolicy } from '../registry/policies.js';
import type { Database } from '../tables.js';
import { type AtHand, atHand } from './at-hand.js';
import { failedDeliveries } from './deliveries.js';

/** One cycle as it stands, and facts of it that are not in the table yet. */
export type Standing = {
  state: CycleState;
  obligations: readonly Obligation[];
  at: Instant;
  fresh?: readonly Fact[];
};

/** What the record and the registry say of one cycle, and what stands of it. */
export type SeenOfRecord = { seen: StuckInput; known: Stuck[] };

/** Looks at one cycle. Nothing is read that its state does not ask for, or that is `inHand` already. */
export async function seenOfRecord(db: Database, standing: Standing, inHand?: AtHand): Promise<SeenOfRecord> {
  const { state, obligations } = standing;
  const { code, cycleId } = state;
  const { known, anyFailed, directory: read } = inHand ?? (await atHand(db, { code, cycleId }));
  const deliveries = anyFailed ? await failedDeliveries(db, { code, cycleId }, read) : [];
  const seen = { ...NOTHING_SEEN, state, obligations, deliveries };
  if (liveEntries(state).length === 0) return { seen, known };
  const directory = read ?? (await directoryOf(db, code));
  const found = { separation: await separationOf(db, standing), seatsFound: await seatsFound(db, standing) };
  return { seen: { ...seen, directory, ...found }, known };
}

async function separationOf(db: Database, { state, at }: Standing): Promise<StuckInput['separation']> {
  const policy = await compiledPolicy(db, state.policy);
  const calendar = await compiledCalendar(db, state.calendar);
  const judging: Judging = { policy, calendar, at, today: legalDay(at) };
  return { ledger: ledgerInForce(state, judging), pairs: separationPairs(state, judging) };
}

/** Look-ups of people on record, oldest first; asked for only where an entry found nobody. */
async function seatsFound(db: Database, { state, fresh = [] }: Standing): Promise<SeatsFound[]> {
  if (!liveEntries(state).some(({ entry }) => entry.status === 'unmanned')) return [];
  const rows = await db
    .selectFrom('facts')
    .selectAll()
    .where('cycle_id', '=', state.cycleId)
    .where('kind', '=', 'seats-resolved')
    .orderBy('seq')
    .execute();
  return [...rows.map(toFact), ...fresh].filter(isLookUp).map(({ at, data: { approval, entry, excluded } }) => {
    return { approval, entry, at, excluded };
  });
}

function isLookUp(fact: Fact): fact is FactOf<'seats-resolved'> {
  return fact.kind === 'seats-resolved';
}
