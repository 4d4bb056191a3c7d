import type { Fact } from '../../domain/facts.js';
import type { Splitting } from '../../domain/programme/splitting.js';
import type { Page } from '../../store/views/lists/paging.js';
import type { ObligationLine, ObligationsPage } from '../../store/views/obligations.js';
import type { Accepted } from '../cycles.js';
import type { FactsOfCycle } from '../reads.js';
import type { InboxLine } from '../screens/own-lists.js';
import type { Api, Reply } from './api.js';

/**
 * An accepted command with what it put on record and the duties that begin with that, soonest first. `missing`: layers
 * of the county nobody has written a policy for.
 */
export type Outcome = Accepted & {
  facts: Fact[];
  duties: ObligationLine[];
  warnings?: Splitting[];
  missing?: string[];
  /** The task this person has in hand next, most urgent first; null when there is none. */
  next?: InboxLine | null;
};

/** Facts of one command stand together; so many before its last one are looked through. */
const LOOK_BACK = 200;

/** Fills an accepted answer with what came of it, and after a decision with what is to be decided next. What cannot be read is left out: the command is on record anyway. */
export async function withOutcome(api: Api, reply: Reply, decided = false): Promise<Reply> {
  if (reply.kind !== 'done') return reply;
  // The server is this product's own: it answers a command with what was accepted.
  const accepted = reply.body as Accepted;
  const path = `/api/cycles/${encodeURIComponent(accepted.cycleId)}`;
  const after = String(Math.max(0, accepted.seq - LOOK_BACK));
  const record = await api.get(`${path}/facts`, { after, limit: String(LOOK_BACK) });
  const board = await api.get(`${path}/obligations`, { live: 'true', limit: String(LOOK_BACK) });
  const read = record.kind === 'done' ? (record.body as FactsOfCycle).facts : [];
  const live = board.kind === 'done' ? (board.body as ObligationsPage).obligations : [];
  const facts = read.filter(({ commandId }) => commandId === accepted.commandId);
  const own = new Set(facts.map(({ seq }) => seq));
  const duties = live.filter(({ trigger }) => own.has(trigger.seq));
  const next = decided ? { next: await nextTask(api) } : {};
  return { kind: 'done', body: { ...accepted, facts, duties, ...next } };
}

async function nextTask(api: Api): Promise<InboxLine | null> {
  const todo = await api.get('/api/todo/tasks', { limit: '1' });
  return todo.kind === 'done' ? ((todo.body as Page<InboxLine>).rows[0] ?? null) : null;
}
