import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { legalDay } from '../../domain/calendar/instant.js';
import { type Caller, callerNamed, isCaller } from '../callers.js';
import { TOKEN_MARK } from '../identity/tokens.js';
import type { Entrance, Session } from '../identity/types.js';
import { cookieOf, takeCookie } from './cookies.js';
import type { AppParts } from './parts.js';
import { fault, refuse } from './problem.js';

/** Header that names for whom the holder of the local token acts; percent-encoded, because names may be Chinese. */
export const PERSON_HEADER = 'x-caigou-person';

/** Header of what a page asks by itself while nobody is at it: it keeps no session open. */
const UNATTENDED_HEADER = 'x-caigou-unattended';
/** A browser can put no header on the line it keeps open, and comes back on it by itself. */
const EVENTS_PATH = '/api/events';

export type Signed = { Variables: { caller: Caller; entrance: Entrance; session: Session | null } };
/** Who comes, and by what. */
export type Comer = Signed['Variables'];

/**
 * Who comes: by the token a header shows, a person's own or that of this machine; else by the cookie of a session. A
 * header goes first: no foreign page can have a browser send one. Else the answer that turns him away.
 */
export async function comer(parts: AppParts, context: Context): Promise<Comer | Response> {
  const bearer = bearerIn(context);
  if (bearer === undefined) return bySession(parts, context);
  if (!bearer.startsWith(TOKEN_MARK)) return byLocalToken(parts, context, bearer);
  const found = await parts.identity.byToken(bearer);
  return found === null ? turnedAway(context) : { ...found, session: null };
}

async function bySession({ identity, door }: AppParts, context: Context): Promise<Comer | Response> {
  const token = cookieOf(context, 'caigou', door);
  const found = token === null ? null : await identity.bySession(token, { unattended: isUnattended(context) });
  if (found !== null) return found;
  if (token !== null) takeCookie(context, 'caigou', door);
  return turnedAway(context);
}

function bearerIn({ req }: Context): string | undefined {
  return /^Bearer (\S+)$/.exec(req.header('authorization') ?? '')?.[1];
}

function isUnattended({ req }: Context): boolean {
  return req.header(UNATTENDED_HEADER) !== undefined || req.path === EVENTS_PATH;
}

/** Whether who came in on this request still has his way in: not signed out, dismissed or run out since. */
export async function isStillIn({ identity }: AppParts, context: Context<Signed>): Promise<boolean> {
  const entrance = context.get('entrance');
  if ('token' in entrance) return (await identity.bySession(entrance.token, { unattended: true })) !== null;
  if (entrance.way === 'local') return true;
  return (await identity.byToken(bearerIn(context) ?? '')) !== null;
}

/** Whose requests are counted together; null for the local token: of this machine, whose owner may do as he likes. */
export function keyOf(entrance: Entrance): string | null {
  if ('token' in entrance) return entrance.session.hash;
  return entrance.way === 'token' ? entrance.id : null;
}

/** Whoever can read the token file of this machine acts for the person he names; in production there is none. */
async function byLocalToken(
  { token, reads, now }: AppParts,
  context: Context,
  bearer: string,
): Promise<Comer | Response> {
  if (token === null || !isToken(token, bearer))
    return fault(context, 401, '缺少访问令牌或令牌不对', 'the bearer token is missing or wrong');
  const named = personNamed(context);
  if (named === null)
    return fault(context, 401, `请在 ${PERSON_HEADER} 中写明办理人`, `name a person in ${PERSON_HEADER}`);
  const caller = await callerNamed(reads.directories, named, legalDay(now()));
  return isCaller(caller) ? { caller, entrance: { way: 'local' }, session: null } : refuse(context, caller);
}

function turnedAway(context: Context): Response {
  return refuse(context, { code: 'not-signed-in', tried: 'sign-in', why: {}, allowedNow: [] });
}

/** Compared by digest, so that neither time nor length tells anything. */
function isToken(token: string, given: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(token), digest(given));
}

function personNamed(context: Context): string | null {
  const header = context.req.header(PERSON_HEADER)?.trim();
  if (header === undefined || header === '') return null;
  try {
    return decodeURIComponent(header);
  } catch {
    return null;
  }
}
