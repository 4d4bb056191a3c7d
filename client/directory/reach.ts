import { peopleInUse, stepsTouched, type TouchedStep } from '../../domain/approval/touched.js';
import { legalDay } from '../../domain/calendar/instant.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import { compiledCalendar } from '../../store/registry/calendars.js';
import { compiledPolicy } from '../../store/registry/policies.js';
import { cyclesAsked, cyclesDeciding, officersOfOpen } from '../../store/views/directory-reach.js';
import type { FanOutInput } from '../../workflows/messages.js';
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

/**
 * One revision is looked up under one name a day: on a later day somebody may have left by then. Which approvals are
 * asked stands in the name too, for a cycle is asked about those alone that are touched.
 */
function causeOf({ code, rev }: Pick<DirectorySnapshot, 'code' | 'rev'>, today: PlainDate): string {
  return `directory/${code}/${rev}@${today}`;
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
    const key = approvalsOf(cycle).join('+');
    groups.set(key, [...(groups.get(key) ?? []), cycle]);
  }
  const started = [...groups].map(([key, cycles]) => {
    const [first] = cycles;
    const approvals = first === undefined ? [] : approvalsOf(first);
    const data = { approvals, directoryRev: directory.rev };
    const order: FanOutInput['order'] = { kind: 're-resolve', on: today, data, people: [] };
    const cause = `${causeOf(directory, today)}/${key}`;
    return startFanOut(parts, { cause, order, cycles: cycles.map(({ cycleId }) => cycleId), insist: true });
  });
  await awhile(parts.engine, await Promise.all(started), parts.waitMs);
}

function approvalsOf({ steps }: TouchedCycle): string[] {
  return steps.map(({ approval }) => approval).sort();
}

/** How far the cycles are that this revision touches, by the record. */
export async function outcomesOf(parts: DirectoryDeskParts, directory: DirectorySnapshot): Promise<AskedOutcome[]> {
  const { db, engine, now } = parts;
  const cause = causeOf(directory, legalDay(now()));
  const done = (await cyclesAsked(db, directory.code, cause)).map((each) => ({ ...each, outcome: 'done' as const }));
  const left = (await cyclesTouched(parts, directory)).filter(
    ({ cycleId }) => !done.some((each) => each.cycleId === cycleId),
  );
  const waiting = await Promise.all(
    left.map(async (cycle): Promise<AskedOutcome> => {
      const runs = await isUnderWay(engine, `${cause}/${approvalsOf(cycle).join('+')}`);
      return { cycleId: cycle.cycleId, title: cycle.title, outcome: runs ? 'waiting' : 'left' };
    }),
  );
  return [...done, ...waiting];
}
