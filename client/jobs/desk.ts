import { randomUUID } from 'node:crypto';
import { regionOf } from '../../domain/ids.js';
import type { Database } from '../../store/database.js';
import { openJobAgain } from '../../store/registry/jobs/again.js';
import type { JobKind } from '../../store/registry/jobs/kinds.js';
import { addJob, type Job, type JobPart } from '../../store/registry/jobs/queue.js';
import { isUnderWay, jobOf, jobsChanged, jobsOf } from '../../store/views/jobs.js';
import { recordedIn } from '../../store/views/recorded-in.js';
import type { Caller } from '../callers.js';
import type { Action } from '../rights/actions.js';
import { mayNotDo } from '../rights/may.js';
import type { JobAsked, JobDesk, JobPorts } from './types.js';

/** The desk over the store; `wake` tells the server's own runner that there is something to do. */
export function jobDesk({ db, now }: Pick<JobPorts, 'db' | 'now'>, wake: () => void): JobDesk {
  const one = (caller: Caller, id: string) => jobOf(db, whose(caller), { id, at: now() });
  return {
    ask: async (caller, asked) => {
      const { code } = caller;
      const id = asked.id ?? randomUUID();
      const job: Job = { id, code, person: caller.card.id, via: asked.via, ...asStored(asked) };
      const added = await addJob(db, { ...job, parts: await partsOf(db, caller, asked, id) }, now());
      if (added) wake();
      const found = await one(caller, id);
      return found ?? { code: 'command-id-reused', tried: asked.kind, why: { commandId: id }, allowedNow: [] };
    },
    again: async (caller, id) => {
      const found = await one(caller, id);
      if (found === null) return null;
      const barred = mayNotDo(caller, ACTIONS[found.kind], false);
      if (barred !== undefined) return { code: barred.refused, tried: found.kind, why: barred.why, allowedNow: [] };
      await openJobAgain(db, id, now());
      wake();
      return one(caller, id);
    },
    ahead: async ({ code }) => ({
      cycles: (await recordedIn(db, code)).length,
      underWay: await isUnderWay(db, code, 'rebuild'),
    }),
    list: (caller) => jobsOf(db, whose(caller), now()),
    one,
    changed: (caller, after) => jobsChanged(db, whose(caller), after),
  };
}

/** What whoever asks must be allowed, for each kind. */
const ACTIONS = {
  import: 'open-case',
  repair: 'give-command',
  rebuild: 'operate',
} as const satisfies Record<JobKind, Action>;

function whose({ code, card }: Caller) {
  return { code, person: card.id };
}

function asStored(asked: JobAsked): Pick<Job, 'kind' | 'asked' | 'file' | 'reason'> {
  const { kind } = asked;
  switch (kind) {
    case 'import': {
      const { sheet, onlyValid, bytes } = asked;
      return { kind, asked: { sheet, onlyValid }, file: Buffer.from(bytes).toString('base64'), reason: null };
    }
    case 'repair':
    case 'rebuild':
      return { kind, asked: {}, file: null, reason: asked.reason };
  }
}

/** The parts of the work; null where only the work itself finds out which there are. */
async function partsOf(db: Database, { code }: Caller, asked: JobAsked, id: string): Promise<JobPart[] | null> {
  switch (asked.kind) {
    case 'import':
      return null;
    case 'repair':
      return asked.cases.map(({ cycleId, request }, at) => ({
        n: at + 1,
        // A case of another county is refused when its turn comes, as it would be by hand.
        cycleId: regionOf(cycleId) === code ? cycleId : null,
        title: cycleId,
        asked: { cycleId, request: { ...request, commandId: `job:${id}:${at + 1}` } },
      }));
    case 'rebuild':
      return (await recordedIn(db, code)).map(({ cycleId, title }, at) => ({ n: at + 1, cycleId, title, asked: null }));
  }
}
