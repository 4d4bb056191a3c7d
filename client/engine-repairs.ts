import { isGrpcServiceError, type WorkflowClient } from '@temporalio/client';
import { initialState } from '../domain/cycle/fold.js';
import { type CycleState, STATE_VERSION } from '../domain/cycle/state.js';
import type { CycleId } from '../domain/ids.js';
import { packPolicy } from '../domain/policy/pack.js';
import { CYCLE_WORKFLOW, cycleStart, cycleWorkflowId, rebuildInput } from '../workflows/messages.js';
import { isGone, isStarted } from './engine-answers.js';
import type { GatewayPorts } from './gateway-ports.js';
import { pinnedJudging } from './judging.js';

/** google.rpc.Code. */
const NOT_FOUND = 5;

/** A step the engine tries again and again; `id`: within its run. */
export type FailingStep = { id: string; type: string };

/** Steps of a cycle that failed at least once and wait to be tried again; none where it has no run. */
export async function failingSteps(engine: WorkflowClient, cycleId: CycleId): Promise<FailingStep[]> {
  try {
    const { raw } = await engine.getHandle(cycleWorkflowId(cycleId)).describe();
    return (raw.pendingActivities ?? []).flatMap(({ activityId, activityType, lastFailure }) =>
      lastFailure === null || lastFailure === undefined
        ? []
        : [{ id: activityId ?? '', type: activityType?.name ?? '' }],
    );
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

/** Has them tried at once, and counts their tries anew. The SDK has no call of its own for this. */
export async function retrySteps(engine: WorkflowClient, cycleId: CycleId): Promise<void> {
  const { namespace, identity } = engine.options;
  const execution = { workflowId: cycleWorkflowId(cycleId) };
  for (const { id } of await failingSteps(engine, cycleId)) {
    // One that got through in between is not there any more.
    await engine.workflowService.resetActivity({ namespace, identity, execution, id }).catch((error: unknown) => {
      if (!isGrpcServiceError(error) || error.code !== NOT_FOUND) throw error;
    });
  }
}

/** Ends the run of a cycle. False when there was none: it had failed, been deleted, or never come back. */
export async function endRun(engine: WorkflowClient, cycleId: CycleId, reason: string): Promise<boolean> {
  try {
    await engine.getHandle(cycleWorkflowId(cycleId)).terminate(reason);
    return true;
  } catch (error) {
    if (!isGone(error)) throw error;
    return false;
  }
}

/** Starts a run of the cycle that folds its archived facts. */
export async function startAnew(ports: GatewayPorts, state: CycleState): Promise<void> {
  const { policy, calendar } = await pinnedJudging(ports, state);
  const { cycleId } = state;
  const empty = { cycleId, stateVersion: STATE_VERSION, state: initialState(cycleId) };
  const input = rebuildInput({ ...empty, policy: packPolicy(policy), calendar, clockOffsetMs: ports.clockOffsetMs });
  try {
    await ports.engine.start(CYCLE_WORKFLOW, cycleStart(input, ports.taskQueue));
  } catch (error) {
    // Somebody else started it in between, from the same record.
    if (!isStarted(error)) throw error;
  }
}
