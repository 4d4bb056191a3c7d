import { type No, no } from '../../domain/refusal.js';
import { TOKEN_SCOPES, type TokenScope } from '../../store/registry/identity/scopes.js';
import type { Caller } from '../callers.js';
import { type Action, RIGHTS, type Right } from './actions.js';
import { rolesOf } from './roles.js';

/** Whether one of the caller's roles may do it. How far it reaches is asked where the thing is known. */
export function mayNotDo(caller: Caller, action: Action, isRead: boolean): No | undefined {
  const { roles, posts }: Right = RIGHTS[action];
  if (rolesOf(caller).some((role) => roles.includes(role))) return undefined;
  const person = caller.card.name;
  if (posts !== undefined) return no('post-missing', { person, posts: posts.join(',') });
  return isRead ? no('not-allowed-to-read', { person }) : no('not-authorised', { person });
}

/** Whether a token of that scope is good for it. */
export function isOutOfScope(action: Action, scope: TokenScope): No | undefined {
  const { scope: needed }: Right = RIGHTS[action];
  if (needed !== 'person' && TOKEN_SCOPES.indexOf(scope) >= TOKEN_SCOPES.indexOf(needed)) return undefined;
  return no('out-of-scope', { scope, needed });
}
