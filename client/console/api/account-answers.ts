import type { Instant } from '../../../domain/calendar/instant.js';
import type { SCOPE_NAMES } from '../../../texts/zh-CN/identity.js';

/** What the server answers about accounts and tokens, as far as screens read it; held by test/screens/register-answers.test.ts. */
export type AccountLine = {
  account: string;
  person: string;
  name: string | null;
  mustChange: boolean;
  madeAt: Instant;
  disabledAt: Instant | null;
};
/** A password that is shown once. */
export type FirstPassword = { account: string; password: string };
export type TokenLine = {
  id: string;
  name: string;
  scope: keyof typeof SCOPE_NAMES;
  madeAt: Instant;
  expiresAt: Instant;
  revokedAt: Instant | null;
};
/** A token that is shown once. */
export type NewToken = { id: string; token: string; expiresAt: Instant };
