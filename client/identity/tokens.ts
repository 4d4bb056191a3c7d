import { randomBytes } from 'node:crypto';
import { fromMs, toMs } from '../../domain/calendar/instant.js';
import { newSecret } from '../../store/registry/identity/digest.js';
import { keepToken, revokeToken, tokenOf, tokensOf, touchToken } from '../../store/registry/identity/tokens.js';
import type { Caller } from '../callers.js';
import { rolesOf } from '../rights/roles.js';
import { type IdentityParts, refusedBy, standing } from './parts.js';
import type { IdentityDesk, TokenDesk } from './types.js';

const TRIED = 'keep-tokens';
/** What tells a token of ours from others, for whoever finds one where it should not be. */
export const TOKEN_MARK = 'cg_';
const DAY_MS = 86_400_000;
const ID_BYTES = 6;
const TOUCH_MS = 60_000;

type Parts = Pick<IdentityParts, 'db' | 'directories' | 'now'>;

/** Tokens over the store: one's own, for an administrator all of his county. */
export function tokenDesk({ db, now }: Parts): TokenDesk {
  return {
    list: (caller) => tokensOf(db, whose(caller)),
    make: async ({ code, card }, { name, scope, days }) => {
      const [token, id, madeAt] = [`${TOKEN_MARK}${newSecret()}`, randomBytes(ID_BYTES).toString('hex'), now()];
      const expiresAt = fromMs(toMs(madeAt) + days * DAY_MS);
      await keepToken(db, token, { id, code, person: card.id, name, scope, madeAt, expiresAt });
      return { token, id, expiresAt };
    },
    revoke: async (caller, id) => {
      const done = await revokeToken(db, { id, ...whose(caller) }, { at: now(), by: caller.card.id });
      return done ? { id } : refusedBy(TRIED, 'unknown-subject', { subject: id });
    },
  };
}

function whose(caller: Caller) {
  const { code, card } = caller;
  return rolesOf(caller).includes('administrator') ? { code } : { code, person: card.id };
}

/** Who comes by a token: nobody when it has run out, was ended, or its person has left. */
export function byTokenOn(parts: Parts): IdentityDesk['byToken'] {
  return async (given) => {
    const token = given.startsWith(TOKEN_MARK) ? await tokenOf(parts.db, given) : null;
    const at = parts.now();
    if (token === null || token.revokedAt !== null || token.expiresAt <= at) return null;
    const caller = await standing(parts, token);
    if (caller === null) return null;
    const { id, scope, seenAt } = token;
    if (seenAt === null || toMs(at) - toMs(seenAt) >= TOUCH_MS) await touchToken(parts.db, id, at);
    return { caller, entrance: { way: 'token', id, scope } };
  };
}
