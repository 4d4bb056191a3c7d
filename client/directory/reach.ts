import { askingOf, causeOfAsking } from '../../domain/approval/asking.js';
import { peopleInUse, stepsTouched, type TouchedStep } from '../../domain/approval/touched.js';
import { legalDay } from '../../domain/calendar/instant.js';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import { compiledCalendar } from '../../store/registry/calendars.js';
import { compiledPolicy } from '../../store/registry/policies.js';
import { cyclesAsked, cyclesDeciding, officersOfOpen } from '../../store/views/directory-reach.js';
import { awhile, isUnderWay, startFanOut } from '../fan-out.js';
import type { DirectoryDeskParts } from './desk-parts.js';

/** An open cycle with the steps a revision of the directory touches. */
export type TouchedCycle = { cycleId: CycleId; title: string; steps: TouchedStep[] };

/** What became of a touched cycle. `left`: nobody is asking it any more; publishing or checking again does. */
export type AskedOutcome = { cycleId: CycleId; title: string } & (
  | { outcome: 'done'; seq: number }
  | { outcome: 'waiting' | 'left' }
);

/** Open cycles whose open steps would have other people under this directory, as of today. */
export async function cyclesTouched(parts: DirectoryDeskParts, directory: DirectorySnapshot): Promise<TouchedCycle[]> {
  const { db, now } = parts;
  const at = now();
  const touched: TouchedCycle[] = [];
  for (const { cycleId, title, state } of await cyclesDeciding(db, directory.code)) {
    const [policy, calendar] = await Promise.all([
      compiledPolicy(db, state.policy),
      compiledCalendar(db, state.calendar),
    ]);
    const steps = stepsTouched(state, directory, { policy, calendar, at, today: legalDay(at) });
    if (steps.length > 0) touched.push({ cycleId, title, steps });
  }
  return touched;
}

/** Where a person is still needed: by cycle, everybody who sits in a step, asked for one, or carries the case. */
export async function peopleNeeded(
  { db }: Pick<DirectoryDeskParts, 'db'>,
  code: RegionCode,
): Promise<Map<string, CycleId>> {
  const deciding = await cyclesDeciding(db, code);
  const inUse = deciding.flatMap(({ cycleId, state }) => peopleInUse(state).map((id) => [id, cycleId] as const));
  const officers = await officersOfOpen(db, code);
  return new Map([...inUse, ...officers.map(({ officer, cycleId }) => [officer, cycleId] as const)]);
}

/** Asks just the touched steps of these cycles to be looked up again, and waits for a while until they are. */
export async function askAgain(
  parts: DirectoryDeskParts,
  directory: DirectorySnapshot,
  touched: readonly TouchedCycle[],
): Promise<void> {
  const today = legalDay(parts.now());
  const groups = new Map<string, TouchedCycle[]>();
  for (const cycle of touched) {
    const { cause } = askingOf(directory, today, cycle.steps);
    groups.set(cause, [...(groups.get(cause) ?? []), cycle]);
  }
  const started = [...groups.values()].map((cycles) => {
    const asking = askingOf(directory, today, cycles[0]?.steps ?? []);
    return startFanOut(parts, { ...asking, cycles: cycles.map(({ cycleId }) => cycleId), insist: true });
  });
  await awhile(parts.engine, await Promise.all(started), parts.waitMs);
}

/** How far the cycles are that this revision touches, by the record. */
export async function outcomesOf(parts: DirectoryDeskParts, directory: DirectorySnapshot): Promise<AskedOutcome[]> {
  const { db, engine, now } = parts;
  const today = legalDay(now());
  const cause = causeOfAsking(directory, today);
  const done = (await cyclesAsked(db, directory.code, cause)).map((each) => ({ ...each, outcome: 'done' as const }));
  const left = (await cyclesTouched(parts, directory)).filter(
    ({ cycleId }) => !done.some((each) => each.cycleId === cycleId),
  );
  const waiting = await Promise.all(
    left.map(async (cycle): Promise<AskedOutcome> => {
      const runs = await isUnderWay(engine, askingOf(directory, today, cycle.steps).cause);
      return { cycleId: cycle.cycleId, title: cycle.title, outcome: runs ? 'waiting' : 'left' };
    }),
  );
  return [...done, ...waiting];
}
