import { type WorkflowClient, WorkflowNotFoundError } from '@temporalio/client';
import { fromMs, type Instant } from '../domain/calendar/instant.js';
import type { CycleId } from '../domain/ids.js';
import type { EngineView, QueueView } from '../domain/stuck/types.js';
import { cycleWorkflowId, STUCK } from '../workflows/messages.js';

/** What the engine says of a cycle; `nextWake` is for whoever knows the cycle's state to fill in. */
export type Described = Omit<EngineView, 'nextWake'>;

type Stamp = { seconds?: unknown; nanos?: number | null } | null | undefined;
type Failing = { message?: string | null; cause?: Failing | null } | null | undefined;

/** Set by the server on workflows whose tasks fail (server 1.30 and later). */
const REPORTED_PROBLEMS = 'TemporalReportedProblems';

/** Asks the engine for the workflow of one cycle. Needs no worker. @throws what the engine's client throws else */
export async function describeCycle(client: WorkflowClient, cycleId: CycleId): Promise<Described> {
  try {
    const { raw, status, closeTime, typedSearchAttributes, searchAttributes } = await client
      .getHandle(cycleWorkflowId(cycleId))
      .describe();
    if (status.name !== 'RUNNING') return gone(closeTime === undefined ? null : fromMs(closeTime.getTime()));
    const task = raw.pendingWorkflowTask;
    const attempt = task?.attempt ?? 0;
    const halted = typedSearchAttributes.get(STUCK);
    return {
      status: 'running',
      goneSince: null,
      pendingActivities: (raw.pendingActivities ?? []).map((each) => ({
        type: each.activityType?.name ?? '',
        attempt: each.attempt ?? 1,
        scheduledAt: momentOf(each.scheduledTime) ?? fromMs(0),
        failure: messageOf(each.lastFailure),
      })),
      taskFailures:
        attempt > 1 ? { attempt, since: momentOf(task?.originalScheduledTime) ?? fromMs(0), failure: null } : null,
      reported: halted !== undefined || REPORTED_PROBLEMS in searchAttributes,
    };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return gone(null);
    throw error;
  }
}

function gone(goneSince: Instant | null): Described {
  return { status: 'gone', goneSince, pendingActivities: [], taskFailures: null, reported: false };
}

function momentOf(stamp: Stamp): Instant | null {
  if (stamp === null || stamp === undefined) return null;
  return fromMs(Number(stamp.seconds ?? 0) * 1000 + Math.floor((stamp.nanos ?? 0) / 1_000_000));
}

/** The innermost message says what happened; those around it say that an activity failed. */
function messageOf(failure: Failing): string | null {
  if (failure === null || failure === undefined) return null;
  return messageOf(failure.cause) ?? failure.message ?? null;
}

/** temporal.api.enums.v1.TaskQueueType. */
const TASK_QUEUE_TYPE = { workflow: 1, activity: 2 } as const;

/**
 * When workers last asked for work of either kind; null when no poller is known. The server forgets a poller after some
 * minutes, so `seenSince`, since when this watch has looked, bounds what is not known.
 */
export async function describeQueue(client: WorkflowClient, queue: string, seenSince: Instant): Promise<QueueView> {
  const { namespace } = client.options;
  const polls = await Promise.all(
    Object.values(TASK_QUEUE_TYPE).map(async (taskQueueType) => {
      const asked = { namespace, taskQueue: { name: queue }, taskQueueType };
      const { pollers } = await client.workflowService.describeTaskQueue(asked);
      const moments = (pollers ?? []).flatMap(({ lastAccessTime }) => momentOf(lastAccessTime) ?? []);
      return moments.sort().at(-1) ?? null;
    }),
  );
  // A queue is served when both kinds of work are asked for.
  const lastPoll = polls.includes(null) ? null : (polls.sort()[0] ?? null);
  return { queue, lastPoll, seenSince };
}
