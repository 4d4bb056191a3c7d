import { type NativeConnection, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { createActivities } from '../activities/index.js';
import type { Ports } from '../activities/ports.js';
import { workerIdentity } from './orphans.js';

/** Time for the activities under way when a worker is told to stop. */
const GRACE_MS = 5000;

export type WorkerParts = {
  connection: NativeConnection;
  namespace: string;
  taskQueue: string;
  bundle: WorkflowBundleOption;
  cachedCycles: number;
  ports: Ports;
};

/** A worker that polls. `ended` rejects when it breaks and resolves when it was stopped. */
export type RunningWorker = { ended: Promise<void>; stop(): Promise<void> };

/**
 * How every worker of caigou is set; a measurement that compares a worker with ours sets it the same way.
 * @public the bench measures its bare baseline with the same options
 */
export function workerSettings(cachedCycles: number) {
  return {
    identity: workerIdentity(),
    // Each cached cycle takes 0.3 to 0.6 MB; the SDK's own default grows with the heap until the process dies of it.
    maxCachedWorkflows: cachedCycles,
    // After a kill the next worker gets a cycle's task so soon, instead of after ten seconds.
    stickyQueueScheduleToStartTimeout: '1s',
    shutdownGraceTime: GRACE_MS,
    // The SDK would hold a sign of life back for most of its time-out, and a short stall would then look like a death.
    maxHeartbeatThrottleInterval: '1s',
  } as const;
}

/** Starts polling for workflows and activities of one task queue. */
export async function startWorker(parts: WorkerParts): Promise<RunningWorker> {
  const { connection, namespace, taskQueue, bundle, cachedCycles, ports } = parts;
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle: bundle,
    activities: createActivities(ports),
    ...workerSettings(cachedCycles),
  });
  const ended = worker.run();
  return { ended, stop: () => stopped(worker, ended) };
}

async function stopped(worker: Worker, ended: Promise<void>): Promise<void> {
  if (worker.getState() === 'RUNNING') worker.shutdown();
  await ended;
}
