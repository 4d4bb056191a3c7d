import type { CommandKind } from '../domain/commands.js';
import { HANDLERS } from '../domain/cycle/handlers.js';
import type { CycleState } from '../domain/cycle/state.js';
import { personOf } from '../domain/directory/lookup.js';
import type { RegionCode } from '../domain/ids.js';
import type { PartyKind, Post } from '../domain/people.js';
import { type No, no } from '../domain/refusal.js';
import type { Caller } from './callers.js';

/** Who may give a command of this kind, as its chapter says; empty when only the system may. */
function postsFor(kind: CommandKind): readonly Post[] {
  const { authority } = HANDLERS[kind];
  return 'posts' in authority ? authority.posts : [];
}

/**
 * The chapter's authority, asked before the workflow is troubled. The workflow asks it again: this one only spares it
 * requests that can never be granted.
 */
export function mayNotGive({ card }: Caller, kind: CommandKind): No | undefined {
  const posts = postsFor(kind);
  if (posts.length === 0) return no('not-authorised', { post: 'system' });
  if (posts.some((post) => card.posts.includes(post))) return undefined;
  return no('post-missing', { person: card.name, posts: posts.join(',') });
}

/** Offices that see the whole county; outside parties see what is theirs. */
const SEES_COUNTY: Record<PartyKind, boolean> = {
  bureau: true,
  finance: true,
  township: true,
  superior: true,
  agent: false,
  evaluator: false,
  contractor: false,
};

/** Lists of a county: for its own offices only. */
export function mayNotRead(caller: Caller, code: RegionCode): No | undefined {
  const sees = caller.code === code && SEES_COUNTY[caller.card.party];
  return sees ? undefined : no('not-allowed-to-read', { person: caller.card.name });
}

/** One cycle: for the county's offices, and for the contractor whose award or contract it is. */
export function mayNotReadCycle(caller: Caller, state: CycleState): No | undefined {
  if (mayNotRead(caller, state.code) === undefined) return undefined;
  const party = personOf(caller.directory, caller.card.id)?.partyId ?? null;
  const contractor = state.contract.contractor?.id ?? state.tender.award?.contractor.id;
  const own =
    caller.code === state.code && caller.card.party === 'contractor' && party !== null && party === contractor;
  return own ? undefined : no('not-allowed-to-read', { person: caller.card.name });
}
