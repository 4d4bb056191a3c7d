import type { CommandKind } from '../domain/commands.js';
import { isAnybodys } from '../domain/cycle/authority.js';
import { HANDLERS } from '../domain/cycle/handlers.js';
import type { CycleState } from '../domain/cycle/state.js';
import type { RegionCode } from '../domain/ids.js';
import type { Post } from '../domain/people.js';
import { type No, no } from '../domain/refusal.js';
import type { Caller } from './callers.js';
import { mayNotDo } from './rights/may.js';
import { looksAfter } from './rights/roles.js';
import { takesPart } from './rights/takes-part.js';

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
  if (isAnybodys(posts) || posts.some((post) => card.posts.includes(post))) return undefined;
  return no('post-missing', { person: card.name, posts: posts.join(',') });
}

/** Lists of a county: for its own offices, and for the bureaus above it. */
export function mayNotRead(caller: Caller, code: RegionCode): No | undefined {
  const sees = looksAfter(caller, code) && mayNotDo(caller, 'list-cases', true) === undefined;
  return sees ? undefined : no('not-allowed-to-read', { person: caller.card.name });
}

/** One cycle: for those who see its county, and for the outside parties that take part in it. */
export function mayNotReadCycle(caller: Caller, state: CycleState): No | undefined {
  if (mayNotRead(caller, state.code) === undefined) return undefined;
  const own = caller.code === state.code && takesPart(caller, state);
  return own ? undefined : no('not-allowed-to-read', { person: caller.card.name });
}
