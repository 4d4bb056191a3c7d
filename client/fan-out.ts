import type { WorkflowClient, WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import { FAN_OUT_WORKFLOW, type FanOutInput, type FanOutResult, fanOutWorkflowId } from '../workflows/messages.js';
import { deadlineIn } from './clock.js';
import { engineAnswer } from './engine-answers.js';

type FanOut = (input: FanOutInput) => Promise<FanOutResult[]>;
export type FanOutHandle = WorkflowHandleWithFirstExecutionRunId<FanOut>;

/** Gives one command to many cycles under the name of its cause: asked again while it runs, it is the same run. */
export function startFanOut(
  { engine, taskQueue }: { engine: WorkflowClient; taskQueue: string },
  input: FanOutInput,
): Promise<FanOutHandle> {
  return engine.start<FanOut>(FAN_OUT_WORKFLOW, {
    workflowId: fanOutWorkflowId(input.cause),
    taskQueue,
    args: [input],
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
}

/** Waits a while for fan-outs; what is not done in time goes on by itself. */
export async function awhile(engine: WorkflowClient, handles: readonly FanOutHandle[], waitMs: number): Promise<void> {
  const deadline = deadlineIn(waitMs);
  await Promise.all(handles.map((handle) => untilDone(() => engine.withDeadline(deadline, () => handle.result()))));
}

async function untilDone(result: () => Promise<unknown>): Promise<void> {
  try {
    await result();
  } catch (error) {
    engineAnswer(error);
  }
}

/** True while the fan-out of this cause is at work. */
export async function isUnderWay(engine: WorkflowClient, cause: string): Promise<boolean> {
  try {
    const { status } = await engine.getHandle(fanOutWorkflowId(cause)).describe();
    return status.name === 'RUNNING';
  } catch (error) {
    return engineAnswer(error).kind !== 'gone';
  }
}
