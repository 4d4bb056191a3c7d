import type { WorkflowClient, WorkflowExecutionDescription } from '@temporalio/client';
import type { CycleId } from '../../domain/ids.js';
import { cycleWorkflowId, STUCK } from '../../workflows/messages.js';
import { isGone } from '../known-failures.js';

/**
 * How the engine has a cycle. `idle`: asleep until its timer. `busy`: a task or an effect is under way or about to be.
 * `failing`: its tasks are tried again and again. `halted`: it stopped itself for a technician to see. `gone`: no run.
 */
export type EngineRun =
  | { kind: 'gone' }
  | { kind: 'idle' | 'busy' | 'failing' | 'halted'; end(why: string): Promise<void> };

/** Tries of one task after which it is not bad luck any more. */
const FAILING_AFTER = 3;

/** Looks the newest run of a cycle up. */
export async function engineRunOf(client: WorkflowClient, cycleId: CycleId): Promise<EngineRun> {
  const workflowId = cycleWorkflowId(cycleId);
  try {
    const described = await client.getHandle(workflowId).describe();
    if (described.status.name !== 'RUNNING') return { kind: 'gone' };
    const end = async (why: string): Promise<void> => {
      // This very run: one that has left meanwhile is not the one that was looked at.
      await client.getHandle(workflowId, described.runId).terminate(why);
    };
    return { kind: kindOf(described), end };
  } catch (error) {
    if (isGone(error)) return { kind: 'gone' };
    throw error;
  }
}

function kindOf({ raw, typedSearchAttributes }: WorkflowExecutionDescription): 'idle' | 'busy' | 'failing' | 'halted' {
  if (typedSearchAttributes.get(STUCK) !== undefined) return 'halted';
  const { pendingActivities, pendingWorkflowTask } = raw;
  if (pendingWorkflowTask !== null && pendingWorkflowTask !== undefined) {
    return Number(pendingWorkflowTask.attempt ?? 0) >= FAILING_AFTER ? 'failing' : 'busy';
  }
  return pendingActivities !== null && pendingActivities !== undefined && pendingActivities.length > 0
    ? 'busy'
    : 'idle';
}
