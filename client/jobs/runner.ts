import { randomUUID } from 'node:crypto';
import { fromMs, legalDay, toMs } from '../../domain/calendar/instant.js';
import { JOB_KEPT_DAYS } from '../../schemas/jobs-kept.js';
import { forgetJobs } from '../../store/registry/jobs/again.js';
import {
  endJob,
  endPart,
  freeJob,
  holdJob,
  type Job,
  openParts,
  setParts,
  takeJob,
} from '../../store/registry/jobs/queue.js';
import { callerNamed, isCaller } from '../callers.js';
import type { Refused } from '../refusals.js';
import type { JobPorts } from './types.js';
import { refusedPart, workOff } from './work.js';

/** Works off what people asked for, one after another, while the process lives. */
export type JobRunner = {
  /** Looks at once whether there is something to do. */
  wake(): void;
  /** Stops after the part under way; the work is taken up by whoever looks next. */
  stop(): Promise<void>;
};

/** How long work is held without a sign of life: longer than any part takes. */
const LEASE_MS = 60_000;
const LOOK_MS = 2_000;
/** How often work that was over long ago is forgotten. */
const FORGET_EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Begins to look for work. Several processes may: each piece of work is held by one. */
export function jobRunner(ports: JobPorts): JobRunner {
  const holder = randomUUID();
  const bell = bellOf();
  let stopping = false;
  const forget = forgetting(ports);
  const loop = async (): Promise<void> => {
    while (!stopping) {
      await forget().catch((error: unknown) => ports.onFault(error, 'jobs'));
      const worked = await next(ports, holder, () => stopping).catch((error: unknown) => {
        ports.onFault(error, 'jobs');
        return false;
      });
      if (!worked && !stopping) await bell.heard(LOOK_MS);
    }
  };
  const running = loop();
  return {
    wake: bell.ring,
    stop: async () => {
      stopping = true;
      bell.ring();
      await running;
    },
  };
}

/** Forgets what nobody needs any more: at once, and then every hour. Twice does no harm. */
function forgetting({ db, now }: JobPorts): () => Promise<void> {
  let last = Number.NEGATIVE_INFINITY;
  return async () => {
    const at = toMs(now());
    if (at - last < FORGET_EVERY_MS) return;
    last = at;
    await forgetJobs(db, fromMs(at - JOB_KEPT_DAYS * DAY_MS));
  };
}

/** @returns whether there was something to do */
async function next(ports: JobPorts, holder: string, isStopping: () => boolean): Promise<boolean> {
  const at = ports.now();
  const until = () => fromMs(toMs(ports.now()) + LEASE_MS);
  const job = await takeJob(ports.db, holder, { at, until: until() });
  if (job === null) return false;
  const held = { id: job.id, holder };
  try {
    const goesOn = async () => !isStopping() && (await holdJob(ports.db, held, until()));
    const over = await asItsOwner(ports, job, goesOn);
    if (over) await endJob(ports.db, job.id, ports.now());
  } finally {
    await freeJob(ports.db, held);
  }
  return true;
}

/** Acts for whoever asked, as he stands in the directory now; whoever has left has his work refused. */
async function asItsOwner(ports: JobPorts, job: Job, goesOn: () => Promise<boolean>): Promise<boolean> {
  const { reads, now } = ports;
  const caller = await callerNamed(reads.directories, `${job.code}/${job.person}`, legalDay(now()));
  if (isCaller(caller)) return workOff(ports, job, caller, goesOn);
  await refuseAll(ports, job, caller);
  return true;
}

async function refuseAll({ db, now }: JobPorts, job: Job, why: Refused): Promise<void> {
  const refused = refusedPart(why);
  const parts = await openParts(db, job.id);
  const whole = { n: 1, cycleId: null, title: '', asked: null, ...refused };
  if (parts.length === 0) await setParts(db, job, [whole], now());
  for (const { n } of parts) await endPart(db, job.id, { n, ...refused }, now());
}

/** Waits for a sound, or until the time is over. */
function bellOf() {
  let rung = false;
  let hear: () => void = () => undefined;
  return {
    ring: () => {
      rung = true;
      hear();
    },
    heard: async (ms: number): Promise<void> => {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          timer.unref();
          hear = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      rung = false;
      hear = () => undefined;
    },
  };
}
