import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { CONSOLE_MISSING } from '../../texts/zh-CN/identity.js';
import { type ConsoleFile, consoleFiles } from './console-files.js';
import type { AppParts } from './parts.js';

/** Addresses that are none of the console's. */
const RESERVED = /^\/(api|l|healthz|readyz|openapi\.json)(\/|$)/;
const PLACE = '%CSP_NONCE%';
const NONCE_BYTES = 16;

/** A year: the name of such a file changes with what is in it. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The console: its files by name, and its one page for every address of its own. */
export function consoleRoutes({ console: folder }: Pick<AppParts, 'console'>): Hono {
  const routes = new Hono();
  const file = folder === null ? () => null : consoleFiles(folder);
  routes.get('/*', (context) => {
    const { path } = context.req;
    if (RESERVED.test(path)) return context.notFound();
    const asked = path === '/' ? null : file(path.slice(1));
    if (asked !== null && path !== '/index.html') return sent(context, asked, path.startsWith('/assets/'));
    if (path.startsWith('/assets/')) return context.notFound();
    const index = file('index.html');
    return index === null ? missing(context) : page(context, index);
  });
  return routes;
}

/** Scripts only from files of ours; styles also by the nonce of this very answer, for what the page makes itself. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

function page(context: Context, { bytes }: ConsoleFile): Response {
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  const html = new TextDecoder().decode(bytes).replaceAll(PLACE, nonce);
  return context.html(html, 200, { 'cache-control': 'no-store', 'content-security-policy': policy(nonce) });
}

function sent(context: Context, { type, bytes, zipped, etag }: ConsoleFile, forEver: boolean): Response {
  const headers = {
    'content-type': type,
    'cache-control': forEver ? FOR_EVER : 'no-cache',
    etag: `"${etag}"`,
    vary: 'accept-encoding',
  };
  if (context.req.header('if-none-match')?.includes(etag) === true) return context.body(null, 304, headers);
  const takesZip = /\bgzip\b/.test(context.req.header('accept-encoding') ?? '');
  if (zipped === null || !takesZip) return context.body(Uint8Array.from(bytes), 200, headers);
  return context.body(Uint8Array.from(zipped), 200, { ...headers, 'content-encoding': 'gzip' });
}

/** The interface works without the console; whoever opens it is told what is missing. */
function missing(context: Context): Response {
  return context.html(CONSOLE_MISSING, 200, {
    'cache-control': 'no-store',
    'content-security-policy': policy(randomBytes(NONCE_BYTES).toString('base64')),
  });
}
