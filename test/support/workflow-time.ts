import { msToTs } from '@temporalio/common/lib/time.js';
import type { NativeConnection } from '@temporalio/worker';

const DAY_MS = 86_400_000;
const COMPLETED = 2;
const STILL_GOING = 1;

/**
 * Lets the clock of one workflow run ahead by so many days, as fast as its timers allow; other workflows keep theirs.
 * The server's interface for this is experimental and has no wrapper in the SDK.
 */
export async function fastForward(connection: NativeConnection, workflowId: string, days: number): Promise<void> {
  const { workflowService } = connection;
  const workflowExecution = { workflowId };
  const namespace = 'default';
  const id = `${workflowId}/${days}`;
  await workflowService.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution,
    workflowExecutionOptions: {
      timeSkippingConfig: {
        enabled: true,
        maxSessionSkipCount: 10_000,
        fastForwardConfig: { id, duration: msToTs(days * DAY_MS) },
      },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
  for (;;) {
    const { fastForwardPollingResult } = await workflowService.pollWorkflowExecutionTimeSkipping({
      namespace,
      workflowExecution,
      fastForwardId: id,
    });
    if (fastForwardPollingResult === COMPLETED) return;
    if (fastForwardPollingResult !== STILL_GOING) throw new Error(`time skipping: ${fastForwardPollingResult}`);
  }
}
