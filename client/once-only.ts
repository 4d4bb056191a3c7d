import { randomUUID } from 'node:crypto';
import { contentHash } from '../domain/hash.js';
import type { CycleId, Sha256 } from '../domain/ids.js';
import type { Refusal } from '../domain/refusal.js';
import type { Accepted, Asked, RecordPort } from './gateway-ports.js';

type Answer = Accepted | Refusal;
export type Once = {
  asked: Asked;
  /** Within what a command id stands for one thing: a cycle, or the openings of a county. */
  scope: string;
  /** Which cycle it is for; a cycle that is to be opened is asked once for its number. */
  cycleId: CycleId | (() => Promise<CycleId | Refusal>);
  work: (cycleId: CycleId, commandId: string) => Promise<Answer>;
};

/** Answers that say nothing about whether the command will stand: its id stays taken. */
const UNDECIDED: readonly string[] = ['retry-soon', 'not-yet-recorded'];

/**
 * One id, one request, one answer: asked again, the first answer comes back, also from another process or after a
 * restart; another request under the same id is refused, because that answer would be none to it.
 */
export async function onceOnly(record: RecordPort, { asked, scope, cycleId, work }: Once): Promise<Answer> {
  const { commandId, kind } = asked.request;
  // Nobody can ask again under an id that nobody has been told yet.
  if (commandId === undefined) {
    const cycle = typeof cycleId === 'string' ? cycleId : await cycleId();
    return typeof cycle === 'string' ? work(cycle, randomUUID()) : cycle;
  }
  const digest = digestOf(asked);
  const first = await firstUnder(record, scope, { commandId, cycleId, digest });
  if ('code' in first) return first;
  if (first.digest !== digest) return { code: 'command-id-reused', tried: kind, why: { commandId }, allowedNow: [] };
  const ack = 'fresh' in first ? null : await record.ackOf(first.cycleId, commandId);
  if (ack !== null) return { cycleId: first.cycleId, commandId, ...ack };
  const answer = await work(first.cycleId, commandId);
  if ('code' in answer && !UNDECIDED.includes(answer.code)) await record.forgetAsked(scope, commandId);
  return answer;
}

type First = { cycleId: CycleId; digest: Sha256; fresh?: true };
type Fresh = { commandId: string; cycleId: Once['cycleId']; digest: Sha256 };
type Noted = { commandId: string; cycleId: CycleId; digest: Sha256 };

/** What was asked first under the id. Where the cycle is known the id is taken at once: it is hardly ever taken before. */
async function firstUnder(
  record: RecordPort,
  scope: string,
  { commandId, cycleId, digest }: Fresh,
): Promise<First | Refusal> {
  if (typeof cycleId === 'string') return noted(record, scope, { commandId, cycleId, digest });
  const before = await record.askedBefore(scope, commandId);
  if (before !== null) return before;
  const cycle = await cycleId();
  return typeof cycle === 'string' ? noted(record, scope, { commandId, cycleId: cycle, digest }) : cycle;
}

async function noted(record: RecordPort, scope: string, asked: Noted): Promise<First> {
  const { commandId, cycleId, digest } = asked;
  if (await record.noteAsked(scope, asked)) return { cycleId, digest, fresh: true };
  // Somebody asked under this id before: his cycle counts.
  return (await record.askedBefore(scope, commandId)) ?? { cycleId, digest };
}

/** Over what was asked and by whom; a day left out stays left out, so asking again tomorrow is the same request. */
function digestOf({ request, caller }: Asked): Sha256 {
  const { kind, data, on = null, secondPerson = null } = request;
  return contentHash({ kind, data, on, secondPerson, person: caller.card.id });
}
