import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { linkPageHtml } from '../../render/link-page.js';
import type { FieldIssue } from '../../schemas/issues.js';
import { PATTERNS } from '../../schemas/patterns.js';
import { LINK_TEXTS as TEXTS } from '../../texts/zh-CN/links.js';
import { refusedPage, saidPage } from '../links/pages.js';
import { readLinkForm } from '../links/read-form.js';
import type { HandedFile, LinkAnswer, OpenLink } from '../links/types.js';
import { badInput } from '../refusals.js';
import { addressOf } from './address.js';
import { unfitContent } from './file-content.js';
import { fileName } from './file-name.js';
import { missesCounted } from './link-rate.js';
import type { AppParts } from './parts.js';

const MOST_FORM_BYTES = 64 * 1024;
const MOST_FILE_BYTES = 20 * 1024 * 1024;
/** What a multipart body has beside its file. */
const FRAME_BYTES = 64 * 1024;

/**
 * Pages behind the links of letters: for people without an account, and without scripts. `GET` shows and changes
 * nothing, however often a mail scanner opens it; only `POST` acts. The token is the only key: no cookie is set or read.
 */
export function linkRoutes({ links, now, door }: AppParts): Hono<Found> {
  const routes = new Hono<Found>();
  const misses = missesCounted();
  const small = bodyLimit({ maxSize: MOST_FORM_BYTES, onError: (context) => tooLarge(context, '64 KB') });
  const large = bodyLimit({ maxSize: MOST_FILE_BYTES + FRAME_BYTES, onError: (context) => tooLarge(context, '20 MB') });

  /** A token nobody gave out counts as a try, and tries have a bound. Nothing of a body is read before. */
  routes.use('/:token', async (context, next) => {
    const [address, at] = [addressOf(context, door.behindProxy), now()];
    const found = await links.find(context.req.param('token'));
    if ('open' in found) {
      context.set('open', found.open);
      return next();
    }
    if (found.closed.status !== 404) return answer(context, found.closed);
    if (misses.isOver(address, at)) return answer(context, TOO_MANY);
    misses.note(address, at);
    return answer(context, found.closed);
  });

  routes.get('/:token', async (context) => {
    const [open, query] = [context.get('open'), context.req.query()];
    if (query.act === undefined) return answer(context, await links.show(open));
    const form = readLinkForm(query);
    if ('issues' in form) return answer(context, badForm(form.issues));
    return answer(context, await links.foresee(open, form.value));
  });

  routes.use('/:token', async (context, next) => {
    if (!isMultipart(context)) return small(context, next);
    // A body with a file is read only where a file is asked for.
    return takesFile(context.get('open')) ? large(context, next) : answer(context, NOT_OFFERED);
  });
  routes.post('/:token', async (context) => {
    const { fields, file } = await bodyOf(context);
    const form = readLinkForm(fields);
    if ('issues' in form) return answer(context, badForm(form.issues));
    if (form.value.act === 'hand-in' && file === null) return answer(context, NO_FILE);
    const unfit = file === null ? null : unfitContent(file);
    if (unfit !== null) return answer(context, badForm([unfit]));
    return answer(context, await links.act(context.get('open'), { form: form.value, file }));
  });
  return routes;
}

type Found = { Variables: { open: OpenLink } };

const badForm = (issues: FieldIssue[]): LinkAnswer => refusedPage(badInput('answer-notice', issues));

const TOO_MANY = saidPage(429, TEXTS.closedTitle, [TEXTS.tooMany], { state: 'closed', reason: 'too-many' });
const NO_FILE = saidPage(422, TEXTS.refusedTitle, [TEXTS.noFile, TEXTS.again], { state: 'refused', code: 'no-file' });
const NOT_OFFERED = saidPage(422, TEXTS.refusedTitle, [TEXTS.notOffered], { state: 'refused', code: 'not-offered' });

function tooLarge(context: Context, limit: string): Response {
  const lead = [TEXTS.tooLarge(limit), TEXTS.again];
  return answer(context, saidPage(413, TEXTS.refusedTitle, lead, { state: 'refused', code: 'too-large' }));
}

/** The page of a letter is nobody else's: not kept, not found, not framed, and its address is told to no other site. */
const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
} as const;

function answer(context: Context, { status, page, data }: LinkAnswer): Response {
  if (wantsJson(context)) return context.json({ ...data, title: page.title, lead: page.lead }, status, HEADERS);
  return context.html(linkPageHtml(page), status, HEADERS);
}

function wantsJson(context: Context): boolean {
  return /^\s*application\/json\b/i.test(context.req.header('accept') ?? '');
}

function isMultipart(context: Context): boolean {
  return /^multipart\/form-data\b/i.test(context.req.header('content-type') ?? '');
}

function takesFile({ link }: OpenLink): boolean {
  return link.purpose === 'hand-in' || link.purpose === 'board';
}

/** Fields as text, and the one file; a file under another name is no field of ours. */
async function bodyOf(context: Context): Promise<{ fields: Record<string, string>; file: HandedFile | null }> {
  const body = await context.req.parseBody();
  const texts = Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const { file } = body;
  return { fields: Object.fromEntries(texts), file: file instanceof File ? await handed(file) : null };
}

async function handed(file: File): Promise<HandedFile | null> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const name = fileName(file.name);
  if (bytes.byteLength === 0 || name === null) return null;
  const mediaType = PATTERNS.mediaType.regex.test(file.type) ? file.type : 'application/octet-stream';
  return { name, mediaType, bytes };
}
