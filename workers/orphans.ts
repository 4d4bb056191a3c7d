import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { ActivityNotFoundError, ApplicationFailure, type Client, WorkflowNotFoundError } from '@temporalio/client';
import { isAlive, ownMark, type ProcessMark } from '../store/process-mark.js';
import { mailRoomWorkflowId } from '../workflows/messages.js';

const IDENTITY = /^(\d+)-(\d+)@(.+)$/;
/** temporal.api.enums.v1.PendingActivityState. */
const STARTED = 2;
const AT_ONCE = '1ms';

/** How a worker is named to the engine: a later one beside it can tell from the name whether this one still lives. */
export function workerIdentity({ pid, startTicks }: ProcessMark = ownMark()): string {
  return `${pid}-${startTicks ?? ''}@${neighbourhood() ?? hostname()}`;
}

/** True only for a worker whose pid means the same here and whose process is gone; of any other nobody here can tell. */
export function isGone(identity: string): boolean {
  const [, pid, startTicks, where] = IDENTITY.exec(identity) ?? [];
  if (startTicks === undefined || where !== neighbourhood()) return false;
  return !isAlive({ pid: Number(pid), startTicks });
}

/** Machine and space of pids: containers may share the name of their machine, and each counts its processes anew. */
function neighbourhood(): string | null {
  try {
    return `${hostname()}/${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
}

/**
 * Frees the letters that a dead worker beside this one was sending, without waiting until the engine notices its
 * silence: the mail room's next attempt begins with whoever polls first. Called when a worker starts.
 * @returns how much of its work was freed
 */
export async function freeOrphanedMail({ workflow, activity }: Client, taskQueue: string): Promise<number> {
  const workflowId = mailRoomWorkflowId(taskQueue);
  let freed = 0;
  for (const orphan of await orphanedOf(workflow, workflowId)) {
    const failure = { message: 'its worker is gone', type: 'WorkerGone', nextRetryDelay: AT_ONCE } as const;
    try {
      await activity.fail({ workflowId, ...orphan }, ApplicationFailure.create(failure));
      freed += 1;
    } catch (error) {
      // The engine has noticed it in the meantime.
      if (!(error instanceof ActivityNotFoundError)) throw error;
    }
  }
  return freed;
}

async function orphanedOf(workflow: Client['workflow'], workflowId: string) {
  try {
    const { raw, runId } = await workflow.getHandle(workflowId).describe();
    return (raw.pendingActivities ?? [])
      .filter(({ state, lastWorkerIdentity }) => state === STARTED && isGone(lastWorkerIdentity ?? ''))
      .flatMap(({ activityId }) => (activityId ? [{ activityId, runId }] : []));
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return [];
    throw error;
  }
}
