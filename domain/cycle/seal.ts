import type { Instant } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { Fact, FactDraft } from '../facts.js';
import { factHash } from '../hash.js';
import type { Actor, FactActor } from '../people.js';
import { fold } from './fold.js';
import type { CycleState } from './state.js';

/** The part of the envelope that all facts of one command share. */
export type Sealing = { at: Instant; on: PlainDate; actor: FactActor; commandId: string };

/** Who did it, as a fact keeps it: id, name and post as text. */
export function factActor(actor: Actor): FactActor {
  if ('system' in actor) return { system: actor.system };
  const { id, name, posts, actingFor } = actor.person;
  const post = posts.join('、');
  return actingFor === undefined
    ? { id, name, post }
    : { id, name, post, actingFor: { id: actingFor.person, name: actingFor.name } };
}

/** Puts drafts on record: numbers them, chains their hashes, folds them. */
export function seal(
  state: CycleState,
  drafts: readonly FactDraft[],
  sealing: Sealing,
): { facts: Fact[]; state: CycleState } {
  const facts: Fact[] = [];
  let current = state;
  for (const [n, each] of drafts.entries()) {
    const open = {
      v: 1 as const,
      cycleId: state.cycleId,
      seq: current.seq + 1,
      at: sealing.at,
      on: each.on ?? sealing.on,
      actor: sealing.actor,
      commandId: sealing.commandId,
      n,
      prevHash: current.hash,
      kind: each.kind,
      data: each.data,
    };
    const fact = { ...open, hash: factHash(open) } as Fact;
    facts.push(fact);
    current = fold(current, fact);
  }
  return { facts, state: current };
}
