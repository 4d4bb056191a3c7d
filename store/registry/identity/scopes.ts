import type { TokenScope } from '../../identity-tables.js';

export type { TokenScope, Way } from '../../identity-tables.js';

/** What a token may be used for, each including those before it. */
export const TOKEN_SCOPES = ['read', 'write', 'operate'] as const satisfies readonly TokenScope[];
