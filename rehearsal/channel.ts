import type { Instant } from '../domain/calendar/instant.js';
import type { Answer, Asked } from '../store/remote.js';

/** How a worker process is told where to work: one JSON argument. */
export type WorkerOrder = {
  /** Folder of its store and mailbox. */
  home: string;
  temporal: { address: string; namespace: string };
  taskQueue: string;
};

/** What the rehearsal asks of the worker that owns the store. `drain`: send all letters due until then. */
export type Question = { kind: 'query'; asked: Asked } | { kind: 'drain'; until: Instant };
export type Request = { id: number } & Question;

/** `id` 0 is the worker's own: it works from here on. */
export type Reply = { id: number; answer?: Answer; fault?: string };
