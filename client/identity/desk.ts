import { accessLog, noteAccess } from '../../store/registry/identity/access-log.js';
import { accountDesk } from './accounts.js';
import type { IdentityParts } from './parts.js';
import { sessionDesk } from './sessions.js';
import { byTokenOn, tokenDesk } from './tokens.js';
import type { IdentityDesk } from './types.js';

/** The desk over the store. */
export function identityDesk(parts: IdentityParts): IdentityDesk {
  const { db, local, oidc } = parts;
  return {
    ...sessionDesk(parts),
    ways: async () => ({ local, oidc: oidc === null ? null : { name: oidc.name }, demo: await parts.demo() }),
    byToken: byTokenOn(parts),
    accounts: accountDesk(parts),
    tokens: tokenDesk(parts),
    noteAccess: (note) => noteAccess(db, note),
    accessLog: (code, query) => accessLog(db, code, query),
  };
}
