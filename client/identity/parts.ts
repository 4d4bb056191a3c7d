import type { Instant } from '../../domain/calendar/instant.js';
import { legalDay } from '../../domain/calendar/instant.js';
import type { RegionCode } from '../../domain/ids.js';
import type { RefusalCode } from '../../domain/refusal.js';
import type { Database } from '../../store/database.js';
import { type Caller, callerNamed, type Directories, isCaller } from '../callers.js';
import type { Refused } from '../refusals.js';
import type { Passwords } from './passwords.js';
import type { DemoLogin, IdentityLimits } from './types.js';

/** What the desk is made of. */
export type IdentityParts = {
  db: Database;
  directories: Directories;
  passwords: Passwords;
  limits: IdentityLimits;
  now(): Instant;
  /** Whether people may sign in by password. */
  local: boolean;
  oidc: { name: string; match: 'account' | 'person' } | null;
  demo(): Promise<DemoLogin[]>;
};

/** The person as he stands in the directory today; null when he has left it, or his service. */
export async function standing(
  { directories, now }: Pick<IdentityParts, 'directories' | 'now'>,
  { code, person }: { code: RegionCode; person: string },
): Promise<Caller | null> {
  const caller = await callerNamed(directories, `${code}/${person}`, legalDay(now()));
  return isCaller(caller) ? caller : null;
}

/** A no of this desk. */
export function refusedBy(tried: string, code: RefusalCode, why: Refused['why'] = {}): Refused {
  return { code, tried, why, allowedNow: [] };
}
