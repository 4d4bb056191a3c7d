import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type CycleId, isCycleId, type RegionCode, regionOf, type Sha256 } from '../../domain/ids.js';
import { sha256 } from '../../schemas/fields.js';
import type { FieldIssue } from '../../schemas/issues.js';
import { PATTERNS } from '../../schemas/patterns.js';
import { QUERIES } from '../../schemas/query.js';
import { mayNotRead, mayNotReadCycle } from '../authority.js';
import type { Caller } from '../callers.js';
import { badInput, type Refused } from '../refusals.js';
import { outsideKind, partyOf } from '../rights/takes-part.js';
import { unfitContent } from './file-content.js';
import { fileName } from './file-name.js';
import { queryOf } from './input.js';
import type { AppParts } from './parts.js';
import { fault, refuse } from './problem.js';
import type { Signed } from './sign-in.js';
import { actingIn, readerOf } from './visible-cycle.js';

const MOST_BYTES = 50 * 1024 * 1024;

/** Files by their content: uploaded whole as the body, named in the query; fetched by hash. */
export function fileRoutes({ reads, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();

  routes.post('/attachments', bodyLimit({ maxSize: MOST_BYTES, onError: tooLarge }), async (context) => {
    const { name, mediaType, issues } = namedIn(context);
    if (name === null || issues.length > 0) return refuse(context, badInput('attachments', issues));
    const keeper = await keeperFor({ reads, now }, context.get('caller'), context.req.query('cycle'));
    if (keeper === null) return refuse(context, noCycle(context.req.query('cycle') ?? ''));
    const { code, card } = keeper;
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    const unfit = bytes.byteLength === 0 ? EMPTY : unfitContent({ name, mediaType, bytes });
    if (unfit !== null) return refuse(context, badInput('attachments', [unfit]));
    return context.json(await reads.keepFile({ code, name, mediaType, bytes, at: now(), by: card.id }), 201);
  });

  routes.get('/attachments/:sha256', async (context) => {
    const query = queryOf(context, QUERIES.file);
    if ('issues' in query) return refuse(context, badInput('read', query.issues));
    const { code = context.get('caller').code } = query.value;
    const caller = readerOf(context.get('caller'), await actingIn({ reads, now }, context.get('caller'), code));
    const hash = sha256.safeParse(context.req.param('sha256'));
    const mayRead = hash.success && (await maySeeFile(reads, caller, { code, sha256: hash.data }));
    const file = hash.success && mayRead ? await reads.file(code, hash.data) : null;
    return file === null ? fault(context, 404, '没有这个文件', 'no such file') : download(context, file);
  });
  return routes;
}

/** What the request calls its file, and what is wrong with that. */
function namedIn({ req }: Context): { name: string | null; mediaType: string; issues: FieldIssue[] } {
  const name = fileName(req.query('name') ?? '');
  const mediaType = (req.header('content-type') ?? '').split(';')[0]?.trim() ?? '';
  const issues = [
    ...(name === null ? [BAD_NAME] : []),
    ...(PATTERNS.mediaType.regex.test(mediaType) ? [] : [BAD_TYPE]),
  ];
  return { name, mediaType, issues };
}

/** Offices see the files of the counties they look after; an outside party its own and those of its cases. */
async function maySeeFile(
  reads: AppParts['reads'],
  caller: Caller,
  of: { code: RegionCode; sha256: Sha256 },
): Promise<boolean> {
  if (mayNotRead(caller, of.code) === undefined) return true;
  const { card, code } = caller;
  const [kind, party] = [outsideKind(caller), partyOf(caller)];
  const side = kind === undefined || party === null ? null : { kind, party };
  return code === of.code && reads.fileOfParty({ ...of, person: card.id, side });
}

/**
 * Who keeps a file for a case: the person the caller is in its county. Null when there is no such case for him; without a
 * case it is kept in the own county.
 */
async function keeperFor(
  parts: Pick<AppParts, 'reads' | 'now'>,
  caller: Caller,
  cycleId: string | undefined,
): Promise<Caller | null> {
  if (cycleId === undefined) return caller;
  if (!isCycleId(cycleId)) return null;
  const keeper = await actingIn(parts, caller, regionOf(cycleId));
  return keeper !== null && (keeper.code === caller.code || (await hasPart(parts.reads, keeper, cycleId)))
    ? keeper
    : null;
}

async function hasPart(reads: AppParts['reads'], keeper: Caller, cycleId: CycleId): Promise<boolean> {
  const cycle = await reads.cycle(keeper.code, cycleId);
  return cycle !== null && mayNotReadCycle(keeper, cycle.state) === undefined;
}

function noCycle(cycle: string): Refused {
  return { code: 'unknown-cycle', tried: 'attachments', why: { cycle }, allowedNow: [] };
}

type Stored = { name: string; mediaType: string; content: Uint8Array; sha256: Sha256 };

/** Always a download: a file somebody uploaded is never shown as a page of ours. */
function download(context: Context, { name, mediaType, content, sha256: hash }: Stored): Response {
  return context.body(Uint8Array.from(content).buffer, 200, {
    'content-type': mediaType,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    etag: `"${hash}"`,
  });
}

function tooLarge(context: Context): Response {
  return fault(context, 413, '文件超过 50 MB', 'the file is larger than 50 MB');
}

const BAD_NAME: FieldIssue = {
  field: 'name',
  expected: { zh: '文件名，最长 200 字，不含 / 和 \\', en: 'a file name of at most 200 characters without / or \\' },
  mend: { zh: '在地址中写 ?name=…', en: 'write it into the address: ?name=…' },
};
const BAD_TYPE: FieldIssue = {
  field: 'content-type',
  expected: PATTERNS.mediaType.expected,
  mend: PATTERNS.mediaType.mend,
};
const EMPTY: FieldIssue = {
  field: '(input)',
  expected: { zh: '文件内容', en: 'the content of the file' },
  mend: { zh: '文件是空的，请重新选择', en: 'the file is empty, choose another' },
};
