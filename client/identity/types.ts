import type { Instant } from '../../domain/calendar/instant.js';
import type { RegionCode } from '../../domain/ids.js';
import type { PartyKind, Post } from '../../domain/people.js';
import type { AccessNote, AccessPage } from '../../store/registry/identity/access-log.js';
import type { Account } from '../../store/registry/identity/accounts.js';
import type { TokenScope } from '../../store/registry/identity/scopes.js';
import type { OpenSession } from '../../store/registry/identity/sessions.js';
import type { ApiToken } from '../../store/registry/identity/tokens.js';
import type { TryLimit } from '../../store/registry/identity/tries.js';
import type { Caller } from '../callers.js';
import type { Refused } from '../refusals.js';
import type { Role, Tier } from '../rights/roles.js';

/** What the console is told of who is signed in. */
export type Session = {
  person: { id: string; name: string };
  code: RegionCode;
  /** His posts in Chinese. */
  /** The office whose directory the person stands in. */
  office: string;
  title: string;
  posts: Post[];
  party: PartyKind;
  tier: Tier;
  roles: Role[];
  mustChangePassword: boolean;
  /** Goes with every request that changes something. */
  csrf: string;
  expiresAt: Instant;
};

/** How the caller came in. */
export type Entrance =
  | { way: 'password' | 'oidc'; token: string; session: OpenSession }
  | { way: 'token'; id: string; scope: TokenScope }
  | { way: 'local' };

/** A session that was just opened; the token goes into the cookie and nowhere else. */
export type SignedIn = { token: string; session: Session };

/** How long a session lasts, and how many tries a door takes. */
export type IdentityLimits = {
  idleMs: number;
  absoluteMs: number;
  account: TryLimit;
  address: TryLimit;
};

/** A log-in for looking around, shown to whoever sits at the machine. */
export type DemoLogin = { account: string; password: string; title: string };

/** What doors there are. */
export type Ways = { local: boolean; oidc: null | { name: string }; demo: DemoLogin[] };

export type Credentials = { account: string; password: string };
/** A password that is shown once, to whoever made it. */
export type FirstPassword = { account: string; person: string; password: string };

/** Who may come in, and by what. A no is an answer; what it throws is a fault. */
export type IdentityDesk = {
  ways(): Promise<Ways>;
  signIn(given: Credentials, from: { address: string; before: string | null }): Promise<SignedIn | Refused>;
  /** The same for somebody the provider has vouched for. */
  vouched(named: string, before: string | null): Promise<SignedIn | Refused>;
  /**
   * Who holds the token of a session; null when it opens nothing (any more). What a page asks by itself while nobody is
   * at it (`unattended`) does not count as use.
   */
  bySession(
    token: string,
    use?: { unattended: boolean },
  ): Promise<{ caller: Caller; entrance: Entrance; session: Session } | null>;
  byToken(token: string): Promise<{ caller: Caller; entrance: Entrance } | null>;
  signOut(token: string): Promise<void>;
  /** Ends every session of the person and opens another for this browser. */
  changePassword(
    caller: Caller,
    session: OpenSession,
    given: { old: string; new: string },
  ): Promise<SignedIn | Refused>;
  accounts: AccountDesk;
  tokens: TokenDesk;
  noteAccess(note: AccessNote): Promise<void>;
  accessLog(
    code: RegionCode,
    query: { person?: string | undefined; after?: number | undefined; limit?: number | undefined },
  ): Promise<AccessPage>;
};

export type AccountLine = Account & { name: string | null };

/** Accounts of a county, kept by its administrator. */
export type AccountDesk = {
  list(caller: Caller): Promise<AccountLine[]>;
  add(caller: Caller, given: { person: string; account?: string | undefined }): Promise<FirstPassword | Refused>;
  reset(caller: Caller, account: string): Promise<FirstPassword | Refused>;
  disable(caller: Caller, account: string): Promise<{ account: string } | Refused>;
};

export type NewToken = { name: string; scope: TokenScope; days: number };

/** Tokens of programs; an administrator sees and ends those of his county. */
export type TokenDesk = {
  list(caller: Caller): Promise<ApiToken[]>;
  make(caller: Caller, given: NewToken): Promise<{ token: string; id: string; expiresAt: Instant } | Refused>;
  revoke(caller: Caller, id: string): Promise<{ id: string } | Refused>;
};
