import { fromMs, type Instant, instantAt, legalDay, toMs } from '../../domain/calendar/instant.js';
import { addDays } from '../../domain/calendar/plain-date.js';
import { nextItem, nextWake } from '../../domain/cycle/agenda.js';
import type { CycleState } from '../../domain/cycle/state.js';
import { settleAgenda } from '../../domain/cycle/turn.js';
import { resolveSeats } from '../../domain/directory/resolve.js';
import type { CycleId } from '../../domain/ids.js';
import { workingSlot } from '../../domain/notices/slots.js';
import {
  mailRoomWorkflowId,
  type RunLimits,
  SECOND_CLOCK_WORKFLOW,
  type SecondClockInput,
  type SecondClockResult,
} from '../../workflows/messages.js';
import { bureau, freshCycleId, shippedJudging, today } from './workflow-office.js';
import { eventually, type World } from './workflow-world.js';

/** Half past ten of the first working day that is so many days on: a time at which letters may leave. */
export function morningIn(days: number): Instant {
  return instantAt(workingSlot(addDays(today(), days), shippedJudging().calendar), '10:30');
}

/** What makes a clock show that moment now. */
export function offsetTo(moment: Instant): number {
  return toMs(moment) - Date.now();
}

/** One round of the second clock, by a clock that is so far ahead. */
export async function round(world: World, clockOffsetMs: number, limits?: RunLimits): Promise<SecondClockResult> {
  const run = await world.client.start(SECOND_CLOCK_WORKFLOW, {
    workflowId: `second-clock/${freshCycleId()}`,
    taskQueue: world.taskQueue,
    args: [{ clockOffsetMs, ...(limits === undefined ? {} : { limits }) }] as [SecondClockInput],
  });
  return (await run.result()) as SecondClockResult;
}

/** Keys of all notices that a cycle hands over which is never interrupted, from this state on up to that moment. */
export function keysOfALife(state: CycleState, from: Instant, until: Instant): string[] {
  const keys: string[] = [];
  let current = state;
  for (let at: Instant | null = from; at !== null && at <= until; ) {
    const judging = { ...shippedJudging(), at, today: legalDay(at) };
    const turn = settleAgenda(current, judging, (request) => resolveSeats(request, bureau(), judging.today));
    keys.push(...turn.notices.map(({ key }) => key));
    current = turn.state;
    at = nextWake(current, judging);
  }
  return keys;
}

/** The cycle has done all it owes at this moment, by a clock that is so far ahead, and sleeps. */
export async function untilAtRest(world: World, cycleId: CycleId, clockOffsetMs = 0): Promise<CycleState> {
  return eventually(async () => {
    const [state, facts] = [await world.state(cycleId), await world.facts(cycleId)];
    const at = fromMs(Date.now() + clockOffsetMs);
    const owed = nextItem(state, { ...shippedJudging(), at, today: legalDay(at) });
    return owed === null && state.seq === facts.length ? state : null;
  }, 'the cycle does not come to rest');
}

/** The engine loses its mail room, and with it the clock that one went by. */
export async function loseMailRoom(world: World): Promise<void> {
  await world.client
    .getHandle(mailRoomWorkflowId(world.taskQueue))
    .terminate('test')
    .catch(() => undefined);
}

/** Keys on record as handed over, in order. */
export async function keysOnRecord(world: World, cycleId: CycleId): Promise<string[]> {
  return (await world.facts(cycleId)).flatMap((fact) => (fact.kind === 'notices-queued' ? fact.data.keys : []));
}

/** What the outbox has of a cycle: a row a notice and recipient. */
export async function rowsOf(world: World, cycleId: CycleId) {
  const rows = await world.db.selectFrom('outbox').selectAll().where('cycle_id', '=', cycleId).execute();
  return rows.map(({ payload, ...row }) => ({ ...row, key: payload.notice.key }));
}

/** Waits until the cycle runs and has all of these on record. */
export async function untilOnRecord(world: World, cycleId: CycleId, keys: readonly string[]): Promise<void> {
  await eventually(async () => {
    const there = new Set(await keysOnRecord(world, cycleId));
    return keys.every((key) => there.has(key)) ? true : null;
  }, `${cycleId} has not recorded ${keys.length} notices`);
}

/** Waits until every row of the cycle that may leave by then has left. */
export async function untilSent(world: World, cycleId: CycleId, until: Instant): Promise<void> {
  await eventually(async () => {
    const rows = await rowsOf(world, cycleId);
    const open = rows.filter(
      (row) => row.not_before <= until && !row.rides && !['sent', 'cancelled'].includes(row.state),
    );
    return open.length === 0 ? true : null;
  }, `${cycleId} still has letters that should have left`);
}

/**
 * How often each notice reached each of its readers, by the letters that were accepted. One whose fate was unknown (a
 * stalled machine is enough) is sent once more by design and shown as such: it proves nothing here.
 */
export async function timesDelivered(world: World, cycleId: CycleId): Promise<number[]> {
  const rows = await rowsOf(world, cycleId);
  const sent = await world.db.selectFrom('deliveries').select('letter_id').where('outcome', '=', 'sent').execute();
  return rows
    .filter((row) => row.state === 'sent' && !row.was_unknown)
    .map(({ letter_id }) => sent.filter((each) => each.letter_id === letter_id).length);
}
