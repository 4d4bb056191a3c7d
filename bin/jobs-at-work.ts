import { setTimeout as pause } from 'node:timers/promises';
import { machineNow } from '../client/clock.js';
import { jobDesk } from '../client/jobs/desk.js';
import { jobRunner } from '../client/jobs/runner.js';
import type { JobDesk, JobPorts } from '../client/jobs/types.js';

/** Long work in this process: where it is asked for, and the runner that works it off until it is stopped. */
export function jobsAtWork(parts: Omit<JobPorts, 'now' | 'pause'>): { desk: JobDesk; stop(): Promise<void> } {
  const ports = { ...parts, now: machineNow, pause: (ms: number) => pause(ms) };
  const runner = jobRunner(ports);
  return { desk: jobDesk(ports, runner.wake), stop: runner.stop };
}
