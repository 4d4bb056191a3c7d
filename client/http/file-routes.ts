import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { personOf } from '../../domain/directory/lookup.js';
import type { RegionCode, Sha256 } from '../../domain/ids.js';
import { sha256 } from '../../schemas/fields.js';
import type { FieldIssue } from '../../schemas/issues.js';
import { PATTERNS } from '../../schemas/patterns.js';
import { QUERIES } from '../../schemas/query.js';
import { mayNotRead } from '../authority.js';
import type { Caller } from '../callers.js';
import { badInput } from '../refusals.js';
import { unfitContent } from './file-content.js';
import { fileName } from './file-name.js';
import { queryOf } from './input.js';
import type { AppParts } from './parts.js';
import { fault, refuse } from './problem.js';
import type { Signed } from './sign-in.js';

const MOST_BYTES = 50 * 1024 * 1024;

/** Files by their content: uploaded whole as the body, named in the query; fetched by hash. */
export function fileRoutes({ reads, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();

  routes.post('/attachments', bodyLimit({ maxSize: MOST_BYTES, onError: tooLarge }), async (context) => {
    const name = fileName(context.req.query('name') ?? '');
    const mediaType = (context.req.header('content-type') ?? '').split(';')[0]?.trim() ?? '';
    const issues = [
      ...(name === null ? [BAD_NAME] : []),
      ...(PATTERNS.mediaType.regex.test(mediaType) ? [] : [BAD_TYPE]),
    ];
    if (name === null || issues.length > 0) return refuse(context, badInput('attachments', issues));
    const { code, card } = context.get('caller');
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    if (bytes.byteLength === 0) return refuse(context, badInput('attachments', [EMPTY]));
    const unfit = unfitContent({ name, mediaType, bytes });
    if (unfit !== null) return refuse(context, badInput('attachments', [unfit]));
    return context.json(await reads.keepFile({ code, name, mediaType, bytes, at: now(), by: card.id }), 201);
  });

  routes.get('/attachments/:sha256', async (context) => {
    const query = queryOf(context, QUERIES.file);
    if ('issues' in query) return refuse(context, badInput('read', query.issues));
    const caller = context.get('caller');
    const { code = caller.code } = query.value;
    const hash = sha256.safeParse(context.req.param('sha256'));
    const mayRead = hash.success && (await maySeeFile(reads, caller, { code, sha256: hash.data }));
    const file = hash.success && mayRead ? await reads.file(code, hash.data) : null;
    return file === null ? fault(context, 404, '没有这个文件', 'no such file') : download(context, file);
  });
  return routes;
}

/** Offices see the files of the counties they look after; an outside party its own and those of its cases. */
async function maySeeFile(
  reads: AppParts['reads'],
  caller: Caller,
  of: { code: RegionCode; sha256: Sha256 },
): Promise<boolean> {
  if (mayNotRead(caller, of.code) === undefined) return true;
  const { card, directory, code } = caller;
  const party = personOf(directory, card.id)?.partyId ?? null;
  return code === of.code && reads.fileOfParty({ ...of, person: card.id, party });
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
