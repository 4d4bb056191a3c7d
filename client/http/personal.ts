import type { Context } from 'hono';
import { isCycleId, isRegionCode, type RegionCode, regionOf } from '../../domain/ids.js';
import type { Action } from '../rights/actions.js';
import { isMasked, masked } from '../rights/masking.js';
import type { Personal, RouteRow } from '../rights/routes.js';
import type { AppParts } from './parts.js';
import type { Signed } from './sign-in.js';

const DONE = 200;

/** What answers of the data of others. What somebody keeps for himself comes back as he wrote it. */
const OF_OTHERS: readonly Action[] = [
  'see-case',
  'mark-read',
  'list-cases',
  'see-county',
  'see-audit',
  'see-people',
  'see-portal',
];

/** Before an answer is sent: a read of personal data goes on the list, and numbers are covered where they must. */
export async function guarded(parts: AppParts, context: Context<Signed>, row: RouteRow | undefined): Promise<void> {
  if (row === undefined || 'open' in row || context.res.status !== DONE) return;
  if (row.personal !== undefined) await noted(parts, context, row.personal);
  if (OF_OTHERS.includes(row.action) && isMasked(context.var.caller, codeShown(context))) await cover(context);
}

async function noted({ identity, now }: AppParts, context: Context<Signed>, what: Personal): Promise<void> {
  const { caller, entrance } = context.var;
  const code = codeOf(context, what) ?? caller.code;
  const by = { code: caller.code, person: caller.card.id };
  await identity.noteAccess({ code, at: now(), by, way: entrance.way, what, subject: subjectOf(context) });
}

/** The thing in the address: the cycle, the file, or the list itself and the case it was asked of. */
function subjectOf({ req }: Context): string {
  const path = req.path.replace(/^\/api\/(cycles\/|attachments\/)?/, '');
  const cycle = req.query('cycle');
  return cycle === undefined ? path : `${path} ${cycle}`;
}

/** Whose data it was: the county of the case, or that a file was asked of; lists of people are the caller's own. */
function codeOf(context: Context, what: Personal): RegionCode | null {
  return codeOfCycle(context) ?? (what === 'file' ? codeAsked(context) : null);
}

/** Of which county an answer shows something. */
function codeShown(context: Context<Signed>): RegionCode {
  return codeOfCycle(context) ?? codeAsked(context) ?? context.var.caller.code;
}

function codeOfCycle({ req }: Context): RegionCode | null {
  const cycle = /^\/api\/cycles\/([^/]+)/.exec(req.path)?.[1] ?? '';
  return isCycleId(cycle) ? regionOf(cycle) : null;
}

function codeAsked({ req }: Context): RegionCode | null {
  const asked = req.query('code') ?? '';
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
