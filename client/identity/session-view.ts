import { timingSafeEqual } from 'node:crypto';
import { fromMs, type Instant, toMs } from '../../domain/calendar/instant.js';
import { digestOf } from '../../store/registry/identity/digest.js';
import type { OpenSession } from '../../store/registry/identity/sessions.js';
import { PARTY_KIND_NAMES } from '../../texts/zh-CN/directory.js';
import { POST_NAMES } from '../../texts/zh-CN/terms.js';
import type { Caller } from '../callers.js';
import { rolesOf, tierOf } from '../rights/roles.js';
import type { IdentityLimits, Session } from './types.js';

/** Posts of a caller in words; who holds none is called by his party. */
export function titleOf({ card }: Caller): string {
  return card.posts.length === 0 ? PARTY_KIND_NAMES[card.party] : card.posts.map((post) => POST_NAMES[post]).join('、');
}

/** What only the page of this very session can know. Made from the token, so that it is as new as the session. */
function csrfOf(token: string): string {
  return digestOf(`csrf ${token}`);
}

/** Compared by digest, so that neither time nor length tells anything. */
export function isCsrf(token: string, given: string): boolean {
  const bytes = (text: string) => Buffer.from(digestOf(text));
  return timingSafeEqual(bytes(csrfOf(token)), bytes(given));
}

/** When the session runs out if nothing is asked in it any more. */
export function runsOut({ seenAt, expiresAt }: Pick<OpenSession, 'seenAt' | 'expiresAt'>, idleMs: number): Instant {
  const idle = fromMs(toMs(seenAt) + idleMs);
  return idle < expiresAt ? idle : expiresAt;
}

/** The session as the console is told of it. */
export function sessionView(
  caller: Caller,
  { token, session }: { token: string; session: OpenSession },
  { idleMs }: Pick<IdentityLimits, 'idleMs'>,
): Session {
  const { id, name, posts, party } = caller.card;
  return {
    person: { id, name },
    code: caller.code,
    office: caller.directory.name,
    title: titleOf(caller),
    posts,
    party,
    tier: tierOf(caller),
    roles: rolesOf(caller),
    mustChangePassword: session.mustChange,
    csrf: csrfOf(token),
    expiresAt: runsOut(session, idleMs),
  };
}
