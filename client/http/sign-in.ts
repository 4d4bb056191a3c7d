import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { legalDay } from '../../domain/calendar/instant.js';
import { type Caller, callerNamed, isCaller } from '../callers.js';
import type { AppParts } from './parts.js';
import { fault, refuse } from './problem.js';

/** Header that names for whom the holder of the local token acts; percent-encoded, because names may be Chinese. */
export const PERSON_HEADER = 'x-caigou-person';

export type Signed = { Variables: { caller: Caller } };

/**
 * Until people have accounts: whoever can read the token file of this machine acts for the person he names.
 * 401 without the token, 403 for a person nobody knows or who is out of service.
 */
export function signIn({ token, reads, now }: AppParts): MiddlewareHandler<Signed> {
  return async (context, next) => {
    if (!isToken(token, bearerOf(context)))
      return fault(context, 401, '缺少访问令牌或令牌不对', 'the bearer token is missing or wrong');
    const named = personNamed(context);
    if (named === null)
      return fault(context, 401, `请在 ${PERSON_HEADER} 中写明办理人`, `name a person in ${PERSON_HEADER}`);
    const caller = await callerNamed(reads.directories, named, legalDay(now()));
    if (!isCaller(caller)) return refuse(context, caller);
    context.set('caller', caller);
    return next();
  };
}

function bearerOf(context: Context): string {
  return /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '')?.[1] ?? '';
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
