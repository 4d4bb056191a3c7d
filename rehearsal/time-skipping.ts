import { randomUUID } from 'node:crypto';
import type { WorkflowClient } from '@temporalio/client';
import { msNumberToTs, optionalTsToMs } from '@temporalio/common/lib/time.js';
import { machineMs } from './clock.js';

/*
 * The one file that speaks of the server's experimental time skipping, which the SDK does not wrap: what changes there
 * is changed here. Time is skipped for single workflows; everything else on the server keeps the real time.
 */

/**
 * Settings the server must have been started with (`KEY=JSON`), besides those of every dev server here. The first
 * allows skipping; without the second each skip costs a second.
 */
export const SKIPPING_CONFIG = [
  'frontend.WorkflowTimeSkippingEnabled=true',
  'history.timerProcessorMaxTimeShift="10ms"',
] as const;

/** The server's own limit of 200 skips would end a rehearsal in silence; a cycle of years takes thousands. */
const MOST_SKIPS = 10_000;

/** Numbers of temporal.api.enums.v1.FastForwardPollingResult. */
const RESULT = { pollTimedOut: 1, completed: 2 } as const;

/** A workflow whose time is skipped: the newest run of its chain. */
export type Skipped = { client: WorkflowClient; namespace: string; workflowId: string };

/** The workflow's own time in milliseconds since 1970: the real one as long as none was ever skipped. */
export async function workflowTimeMs({ client, namespace, workflowId }: Skipped): Promise<number> {
  const execution = { workflowId };
  const described = await client.workflowService.describeWorkflowExecution({ namespace, execution });
  return optionalTsToMs(described.workflowExtendedInfo?.timeSkippingInfo?.currentTime) ?? machineMs();
}

/**
 * Lets the workflow's time run through every timer on the way up to a moment of its own clock, and stop there.
 * @throws Error when the workflow ended before
 */
export async function fastForward(skipped: Skipped, untilMs: number): Promise<void> {
  const byMs = untilMs - (await workflowTimeMs(skipped));
  if (byMs <= 0) return;
  const { client, namespace, workflowId } = skipped;
  const workflowExecution = { workflowId };
  const fastForwardId = randomUUID();
  const fastForwardConfig = { id: fastForwardId, duration: msNumberToTs(byMs) };
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution,
    workflowExecutionOptions: {
      timeSkippingConfig: { enabled: true, fastForwardConfig, maxSessionSkipCount: MOST_SKIPS },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
  for (;;) {
    const { fastForwardPollingResult: result, failedReason } =
      await client.workflowService.pollWorkflowExecutionTimeSkipping({ namespace, workflowExecution, fastForwardId });
    if (result === RESULT.completed) return;
    if (result !== RESULT.pollTimedOut) throw new Error(`the time of ${workflowId} was not skipped: ${failedReason}`);
  }
}
