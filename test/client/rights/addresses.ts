import type { Hono } from 'hono';
import { CYCLE } from '../http/app-for-tests.js';

/** An address of the application as it is registered. */
export type Address = { method: string; path: string; key: string };

/** The application's own list of what it answers under /api, each address once. */
export function addressesOf(app: Hono): Address[] {
  const keys = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
    .map(({ method, path }) => `${method} ${path}`);
  return [...new Set(keys)].map((key) => {
    const [method = '', path = ''] = key.split(' ');
    return { method, path, key };
  });
}

const PARTS: Readonly<Record<string, string>> = {
  approval: 'a1',
  obligation: 'plan-filing@y1%231',
  sha256: 'a'.repeat(64),
  account: 'somebody',
  code: '222401',
  notice: '2027',
};

/** The address with something in each of its places. */
export function filled(path: string, cycle: string = CYCLE): string {
  return path.replace(/:(\w+)/g, (_, name: string) => (name === 'id' ? cycle : (PARTS[name] ?? 'x')));
}
