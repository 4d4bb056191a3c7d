import {
  ScheduleAlreadyRunning,
  type ScheduleClient,
  type ScheduleDescription,
  ScheduleOverlapPolicy,
} from '@temporalio/client';
import { SECOND_CLOCK_WORKFLOW, type SecondClockInput, secondClockId } from '../workflows/messages.js';

type Round = (input: SecondClockInput) => Promise<unknown>;

const MINUTE_MS = 60_000;
const SPEC = { intervals: [{ every: 60 * MINUTE_MS, offset: 20 * MINUTE_MS }] };
const POLICIES = { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: 5 * MINUTE_MS };

/**
 * When and how rounds start. Each hour at twenty past: what was due at nine has had its quarter of an hour. A round that
 * lasts longer is not overtaken. One that was missed by more than a few minutes is not made up for: every round goes by
 * all that is on record, and right after a long stop the cycles, whose timers have only just rung, would all look late.
 */
function scheduleOf(taskQueue: string) {
  const id = secondClockId(taskQueue);
  const args: [SecondClockInput] = [{ clockOffsetMs: 0 }];
  const action = {
    type: 'startWorkflow' as const,
    workflowType: SECOND_CLOCK_WORKFLOW,
    workflowId: id,
    taskQueue,
    args,
  };
  return { spec: SPEC, policies: POLICIES, action };
}

/** Sees that the second clock runs, as this version of the program has it. A pause that somebody set stays. */
export async function keepSecondClock(client: ScheduleClient, taskQueue: string): Promise<void> {
  const scheduleId = secondClockId(taskQueue);
  const wanted = scheduleOf(taskQueue);
  try {
    await client.create<Round>({ scheduleId, ...wanted });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const handle = client.getHandle(scheduleId);
    // One that is right is left alone: what an update reads of a pause may be older than the pause.
    if (!isAsWanted(await handle.describe())) await handle.update<Round>(({ state }) => ({ ...wanted, state }));
  }
}

function isAsWanted({ spec: { intervals = [] }, policies }: ScheduleDescription): boolean {
  const { overlap, catchupWindow } = policies;
  const [{ every, offset } = { every: 0, offset: 0 }, ...more] = intervals;
  const [wanted] = SPEC.intervals;
  const isTimely = more.length === 0 && every === wanted?.every && offset === wanted.offset;
  return isTimely && overlap === POLICIES.overlap && catchupWindow === POLICIES.catchupWindow;
}
