import type { Context } from 'hono';
import { isCycleId, isRegionCode, type RegionCode, regionOf } from '../../domain/ids.js';
import { isMasked, masked } from '../rights/masking.js';
import type { Personal } from '../rights/routes.js';
import type { AppParts } from './parts.js';
import type { Signed } from './sign-in.js';

const DONE = 200;

/** An answer with personal data: its read goes on the list before it is sent, and numbers are covered where they must. */
export async function guarded({ identity, now }: AppParts, context: Context<Signed>, what: Personal): Promise<void> {
  if (context.res.status !== DONE) return;
  const { caller, entrance } = context.var;
  const subject = subjectOf(context);
  const code = codeOf(context, what) ?? caller.code;
  const by = { code: caller.code, person: caller.card.id };
  await identity.noteAccess({ code, at: now(), by, way: entrance.way, what, subject });
  if (isMasked(caller, code)) await cover(context);
}

/** The thing in the address: the cycle, the file, or the list itself. */
function subjectOf({ req }: Context): string {
  return req.path.replace(/^\/api\/(cycles\/|attachments\/)?/, '');
}

/** Whose data it was: the county of the case, or that a file was asked of; lists of people are the caller's own. */
function codeOf(context: Context, what: Personal): RegionCode | null {
  const cycle = subjectOf(context).split('/')[0] ?? '';
  if (isCycleId(cycle)) return regionOf(cycle);
  const asked = what === 'file' ? (context.req.query('code') ?? '') : '';
  return isRegionCode(asked) ? asked : null;
}

async function cover(context: Context): Promise<void> {
  if (!/^application\/json\b/.test(context.res.headers.get('content-type') ?? '')) return;
  const headers = new Headers(context.res.headers);
  headers.delete('content-length');
  const body: unknown = await context.res.json();
  // Taken away first: setting an answer over another joins their headers.
  context.res = undefined;
  context.res = new Response(JSON.stringify(masked(body)), { status: DONE, headers });
}
