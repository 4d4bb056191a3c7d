import { ScheduleAlreadyRunning, type ScheduleClient, ScheduleOverlapPolicy } from '@temporalio/client';
import { SECOND_CLOCK_WORKFLOW, type SecondClockInput, secondClockId } from '../workflows/messages.js';

type Round = (input: SecondClockInput) => Promise<unknown>;

/**
 * When and how rounds start. Each hour at twenty past: what was due at nine has had its quarter of an hour. A round that
 * lasts longer is not overtaken. One that was missed by more than a few minutes is not made up for: every round goes by
 * all that is on record, and right after a long stop the cycles, whose timers have only just rung, would all look late.
 */
function scheduleOf(taskQueue: string) {
  const id = secondClockId(taskQueue);
  return {
    spec: { intervals: [{ every: '1 hour' as const, offset: '20 minutes' as const }] },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '5 minutes' as const },
    action: {
      type: 'startWorkflow' as const,
      workflowType: SECOND_CLOCK_WORKFLOW,
      workflowId: id,
      taskQueue,
      args: [{ clockOffsetMs: 0 }] as [SecondClockInput],
    },
  };
}

/** Sees that the second clock runs, as this version of the program has it. A pause that somebody set stays. */
export async function keepSecondClock(client: ScheduleClient, taskQueue: string): Promise<void> {
  const scheduleId = secondClockId(taskQueue);
  const wanted = scheduleOf(taskQueue);
  try {
    await client.create<Round>({ scheduleId, ...wanted });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await client.getHandle(scheduleId).update<Round>(({ state }) => ({ ...wanted, state }));
  }
}
