import { fromMs, legalDay, toMs, wallTime } from '../../domain/calendar/instant.js';
import { accountNamed, accountsOf, setPassword } from '../../store/registry/identity/accounts.js';
import { newSecret } from '../../store/registry/identity/digest.js';
import {
  endSession,
  type OpenSession,
  openSession,
  sessionOf,
  touchSession,
} from '../../store/registry/identity/sessions.js';
import { claimTry, forgiveTry } from '../../store/registry/identity/tries.js';
import { type Caller, callerNamed, isCaller } from '../callers.js';
import type { Refused } from '../refusals.js';
import { type IdentityParts, refusedBy, standing } from './parts.js';
import { accountName, unfit } from './password-rules.js';
import { runsOut, sessionView } from './session-view.js';
import type { IdentityDesk, SignedIn } from './types.js';

const TRIED = 'sign-in';
/** How often the use of a session is written down. */
const TOUCH_MS = 60_000;

type SessionDesk = Pick<IdentityDesk, 'signIn' | 'vouched' | 'bySession' | 'signOut' | 'changePassword'>;

/** Sessions over the store. The answer to a name nobody has is that to a wrong password, word for word. */
export function sessionDesk(parts: IdentityParts): SessionDesk {
  return {
    signIn: (given, from) => signedIn(parts, given, from),
    vouched: (named, before) => vouched(parts, named, before),
    bySession: (token, use) => bySession(parts, token, use?.unattended === true),
    signOut: (token) => endSession(parts.db, token, { at: parts.now(), why: 'signed-out' }),
    changePassword: (caller, session, given) => changed(parts, { caller, session }, given),
  };
}

async function signedIn(
  parts: IdentityParts,
  { account, password }: Parameters<IdentityDesk['signIn']>[0],
  { address, before }: Parameters<IdentityDesk['signIn']>[1],
): Promise<SignedIn | Refused> {
  const { db, limits, passwords, now } = parts;
  if (!parts.local) return refusedBy(TRIED, 'sign-in-refused');
  const name = accountName(account) ?? account.trim().slice(0, 100);
  const tries = [
    { of: { kind: 'address', name: address }, limit: limits.address },
    { of: { kind: 'account', name }, limit: limits.account },
  ] as const;
  for (const { of, limit } of tries) {
    const until = await claimTry(db, of, limit, now());
    if (until !== null) return refusedBy(TRIED, 'locked-out', { until: wallTime(until).slice(0, 5) });
  }
  const known = await accountNamed(db, name);
  const right = await passwords.matches(password, known?.password ?? null);
  const caller = known === null || known.disabledAt !== null || !right ? null : await standing(parts, known);
  if (known === null || caller === null) return refusedBy(TRIED, 'sign-in-refused');
  for (const { of } of tries) await forgiveTry(db, of);
  return opened(parts, caller, { account: name, way: 'password', mustChange: known.mustChange, before });
}

/** Whom the provider names must be known here: nobody is made by signing in. */
async function vouched(parts: IdentityParts, named: string, before: string | null): Promise<SignedIn | Refused> {
  const { db, directories, now, oidc } = parts;
  if (oidc?.match === 'person') {
    const caller = await callerNamed(directories, named, legalDay(now()));
    if (!isCaller(caller) || (await isShutOut(db, caller))) return refusedBy(TRIED, 'sign-in-refused');
    return opened(parts, caller, { account: null, way: 'oidc', mustChange: false, before });
  }
  const name = accountName(named);
  const known = name === null ? null : await accountNamed(db, name);
  const caller = known === null || known.disabledAt !== null ? null : await standing(parts, known);
  if (known === null || caller === null) return refusedBy(TRIED, 'sign-in-refused');
  return opened(parts, caller, { account: known.account, way: 'oidc', mustChange: false, before });
}

/** Whoever's account was disabled does not come in by another door. */
async function isShutOut(db: IdentityParts['db'], { code, card }: Caller): Promise<boolean> {
  const own = (await accountsOf(db, code)).find(({ person }) => person === card.id);
  return own !== undefined && own.disabledAt !== null;
}

type Opening = Pick<OpenSession, 'account' | 'way' | 'mustChange'> & { before: string | null };

/** Always under a new token; what the browser had before is ended. */
async function opened(parts: IdentityParts, caller: Caller, { before, ...opening }: Opening): Promise<SignedIn> {
  const { db, limits } = parts;
  const at = parts.now();
  if (before !== null) await endSession(db, before, { at, why: 'signed-in-anew' });
  const [token, expiresAt] = [newSecret(), fromMs(toMs(at) + limits.absoluteMs)];
  const of = { code: caller.code, person: caller.card.id };
  await openSession(db, token, { ...of, account: opening.account, way: opening.way, at, expiresAt });
  const session = await sessionOf(db, token);
  if (session === null) throw new Error('a session that was just opened is not there');
  return { token, session: sessionView(caller, { token, session }, limits) };
}

async function bySession(
  parts: IdentityParts,
  token: string,
  isUnattended: boolean,
): ReturnType<IdentityDesk['bySession']> {
  const { db, limits } = parts;
  const at = parts.now();
  const session = await sessionOf(db, token);
  if (session === null) return null;
  if (runsOut(session, limits.idleMs) <= at) {
    await endSession(db, token, { at, why: 'ran-out' });
    return null;
  }
  const caller = await standing(parts, session);
  if (caller === null) {
    await endSession(db, token, { at, why: 'left' });
    return null;
  }
  const isOld = toMs(at) - toMs(session.seenAt) >= TOUCH_MS;
  const seen = isOld && !isUnattended ? { ...session, seenAt: at } : session;
  if (seen !== session) await touchSession(db, session.hash, at);
  const entrance = { way: session.way, token, session: seen };
  return { caller, entrance, session: sessionView(caller, entrance, limits) };
}

/** The old password is asked for again, and tried as often as at the door. */
async function changed(
  parts: IdentityParts,
  { caller, session }: { caller: Caller; session: OpenSession },
  given: { old: string; new: string },
): Promise<SignedIn | Refused> {
  const { db, limits, passwords, now } = parts;
  const { account } = session;
  if (account === null || session.way !== 'password') return refusedBy('change-password', 'sign-in-refused');
  const of = { kind: 'account', name: account } as const;
  const until = await claimTry(db, of, limits.account, now());
  if (until !== null) return refusedBy('change-password', 'locked-out', { until: wallTime(until).slice(0, 5) });
  const known = await accountNamed(db, account);
  if (!(await passwords.matches(given.old, known?.password ?? null)))
    return refusedBy('change-password', 'sign-in-refused');
  await forgiveTry(db, of);
  const rule = unfit(given.new, account, given.old);
  if (rule !== null) return refusedBy('change-password', 'password-unfit', { unfit: rule });
  const password = await passwords.hash(given.new);
  await setPassword(db, { code: caller.code, account, password, mustChange: false, at: now() });
  return opened(parts, caller, { account, way: 'password', mustChange: false, before: null });
}
