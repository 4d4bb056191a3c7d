import type { Generated } from 'kysely';
import type { Instant } from '../domain/calendar/instant.js';
import type { RegionCode, Sha256 } from '../domain/ids.js';

/** How somebody came in: by password, by the provider, by a token of his, or by the local token of this machine. */
export type Way = 'password' | 'oidc' | 'token' | 'local';
/** What a token may be used for; each of these includes the one before it. */
export type TokenScope = 'read' | 'write' | 'operate';

export type AccountsTable = {
  account: string;
  code: RegionCode;
  person: string;
  password: string;
  must_change: boolean;
  demo: Generated<boolean>;
  made_at: Instant;
  made_by: string;
  changed_at: Instant;
  disabled_at: Instant | null;
};

export type SessionsTable = {
  hash: Sha256;
  code: RegionCode;
  person: string;
  account: string | null;
  way: 'password' | 'oidc';
  made_at: Instant;
  seen_at: Instant;
  expires_at: Instant;
  ended_at: Instant | null;
  ended_why: string | null;
};

export type ApiTokensTable = {
  id: string;
  hash: Sha256;
  code: RegionCode;
  person: string;
  name: string;
  scope: TokenScope;
  made_at: Instant;
  expires_at: Instant;
  seen_at: Instant | null;
  revoked_at: Instant | null;
  revoked_by: string | null;
};

export type SignInTriesTable = {
  kind: 'account' | 'address';
  key: Sha256;
  code: Generated<string>;
  failures: number;
  since: Instant;
  locked_until: Instant | null;
};

export type AccessLogTable = {
  id: Generated<number>;
  code: RegionCode;
  at: Instant;
  person_code: RegionCode;
  person: string;
  way: Way;
  what: string;
  subject: string;
};

export type IdentityTables = {
  accounts: AccountsTable;
  sessions: SessionsTable;
  api_tokens: ApiTokensTable;
  sign_in_tries: SignInTriesTable;
  access_log: AccessLogTable;
};
