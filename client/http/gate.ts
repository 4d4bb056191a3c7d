import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { type No, no } from '../../domain/refusal.js';
import { isCsrf } from '../identity/session-view.js';
import type { Action } from '../rights/actions.js';
import { isOutOfScope, mayNotDo } from '../rights/may.js';
import { type RouteRow, rowOf } from '../rights/routes.js';
import type { AppParts } from './parts.js';
import { guarded } from './personal.js';
import { refuse } from './problem.js';
import { type Rates, ratesOfProcess } from './rates.js';
import { type Comer, comer, keyOf, type Signed } from './sign-in.js';

/** Header that shows that a request comes from the console's own page. */
export const CSRF_HEADER = 'x-caigou-csrf';

/**
 * The one gate of everything under /api. An address without a row is closed; whoever comes must be known, the request
 * his own, his first password changed, and the act one of his roles'. Then the chapter of the command decides on.
 */
export function gate(parts: AppParts): MiddlewareHandler<Signed> {
  const rates = ratesOfProcess();
  return async (context, next) => {
    const address = registered(context);
    const row = address === undefined ? undefined : rowOf(address.method, address.path);
    const turnedAway =
      row !== undefined && 'open' in row
        ? undefined
        : await stopped(parts, context, { rates, there: address !== undefined, row });
    if (turnedAway !== undefined) return turnedAway;
    await next();
    await guarded(parts, context, row);
    return noStore(context);
  };
}

/** Finds out who comes and leaves him in the context, or answers why he does not pass. */
async function stopped(
  parts: AppParts,
  context: Context<Signed>,
  { rates, ...asked }: Asked & { rates: Rates },
): Promise<Response | undefined> {
  const come = await comer(parts, context);
  if (come instanceof Response) return come;
  const key = keyOf(come.entrance);
  const barred = key === null || (await rates.mayAsk(key)) ? mayNotPass(context, come, asked) : no('too-many-requests');
  if (barred !== undefined) return refusal(context, barred, triedAt(context, asked));
  context.set('caller', come.caller);
  context.set('entrance', come.entrance);
  context.set('session', come.session);
  return undefined;
}

/** The registered address that will answer; undefined when none does. */
function registered(context: Context): { method: string; path: string } | undefined {
  return matchedRoutes(context).find(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'));
}

function isRead(context: Context): boolean {
  return context.req.method === 'GET' || context.req.method === 'HEAD';
}

type Asked = { there: boolean; row: Exclude<RouteRow, { open: true }> | undefined };

/** An address that is not there at all is let through to be answered as such. */
function mayNotPass(context: Context, come: Comer, { there, row }: Asked): No | undefined {
  if (isForged(context, come)) return no('csrf-stale');
  if (!there) return undefined;
  const { caller, entrance, session } = come;
  if (row === undefined) return no('not-authorised', { person: caller.card.name });
  if (session?.mustChangePassword === true && row.action !== 'keep-session') return no('password-change-needed');
  const beyond = entrance.way === 'token' ? isOutOfScope(row.action, entrance.scope) : undefined;
  return beyond ?? mayNotDo(caller, row.action, isRead(context));
}

/** A cookie goes along with whatever page sends the request, so a page of ours shows what only it knows. */
function isForged(context: Context, { entrance }: Comer): boolean {
  return !isRead(context) && 'token' in entrance && !isCsrf(entrance.token, context.req.header(CSRF_HEADER) ?? '');
}

function refusal(context: Context, { refused: code, why }: No, tried: string): Response {
  return refuse(context, { code, tried, why, allowedNow: [] });
}

/** What was tried, in the words the act itself would use. */
function triedAt(context: Context, { row }: Asked): string {
  const named: Partial<Record<Action, string>> = TRIED;
  return (row === undefined ? undefined : named[row.action]) ?? (isRead(context) ? 'read' : 'command');
}

const TRIED = {
  operate: 'restart-from-record',
  'change-people': 'change-directory',
  'import-notice': 'import-calendar',
  'import-policy': 'import-policy',
  'take-bounce': 'bounce',
  'hand-over': 'hand-over',
  'keep-accounts': 'keep-accounts',
  'make-token': 'keep-tokens',
  forecast: 'forecast',
} as const satisfies Partial<Record<Action, string>>;

/** Answers are of one person at one moment: no cache keeps them. */
function noStore(context: Context): void {
  if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store');
}
