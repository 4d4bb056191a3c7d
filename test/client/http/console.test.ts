import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Hono } from 'hono';
import { appFor } from './app-for-tests.js';

const SCRIPT = `console.log(${JSON.stringify('采'.repeat(2000))});\n`;

describe('the console', () => {
  const folder = mkdtempSync(join(tmpdir(), 'caigou-console-'));
  let app: Hono;
  beforeAll(() => {
    mkdirSync(join(folder, 'console', 'assets'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'not of the console');
    writeFileSync(join(folder, 'console', 'index.html'), '<style nonce="%CSP_NONCE%"></style><div id="root"></div>');
    writeFileSync(join(folder, 'console', 'assets', 'index-a1.js'), SCRIPT);
    writeFileSync(join(folder, 'console', 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    app = appFor({ console: join(folder, 'console') });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(['/', '/todo', '/cycles/222401-2026-001/approvals', '/index.html'])(
    '%s is its one page, with a nonce of its own each time, and no script but from its files',
    async (path) => {
      const [one, two] = [await app.request(path), await app.request(path)];
      const policy = one.headers.get('content-security-policy') ?? '';
      const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(await one.text()).toBe(`<style nonce="${nonce}"></style><div id="root"></div>`);
      expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(two.headers.get('content-security-policy')).not.toBe(policy);
      expect(one.headers.get('cache-control')).toBe('no-store');
      expect(one.headers.get('x-content-type-options')).toBe('nosniff');
      expect(one.headers.get('x-frame-options')).toBe('DENY');
    },
  );

  test('its files are kept for ever, zipped for who takes it, and not sent again to who has them', async () => {
    const plain = await app.request('/assets/index-a1.js');
    expect(await plain.text()).toBe(SCRIPT);
    expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const zipped = await app.request('/assets/index-a1.js', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(new Uint8Array(await zipped.arrayBuffer())).toString()).toBe(SCRIPT);
    const known = await app.request('/assets/index-a1.js', {
      headers: { 'if-none-match': plain.headers.get('etag') ?? '' },
    });
    expect(known.status).toBe(304);
    expect((await app.request('/favicon.svg')).headers.get('cache-control')).toBe('no-cache');
  });

  test.each(['/assets/no-such.js', '/assets/../../secret.txt', '/assets/..%2f..%2fsecret.txt', '/..%2fsecret.txt'])(
    'no path leads out of its folder: %s',
    async (path) => {
      const text = await (await app.request(path)).text();
      expect(text).not.toContain('not of the console');
    },
  );

  test('the addresses of the interface are not its own', async () => {
    expect((await app.request('/api/nothing')).status).toBe(401);
    for (const path of ['/l', '/l/', '/healthz/more'])
      expect([path, (await app.request(path)).headers.get('content-type')]).not.toEqual([
        path,
        'text/html; charset=UTF-8',
      ]);
  });

  test('where it was not built a plain page says so, and the interface works', async () => {
    const bare = appFor();
    const page = await bare.request('/');
    expect([page.status, (await page.text()).includes('控制台尚未构建')]).toEqual([200, true]);
    expect((await bare.request('/healthz')).status).toBe(200);
  });
});

describe('an answer of the interface', () => {
  test('may do nothing in a browser, is kept by no cache and shown in no frame', async () => {
    const { headers } = await appFor().request('/api/session');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toBeNull();
    const over = await appFor({ door: { secure: true, behindProxy: false } }).request('/healthz');
    expect(over.headers.get('strict-transport-security')).toBe('max-age=31536000');
  });
});
