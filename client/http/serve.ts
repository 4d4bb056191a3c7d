import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

/** A server that listens. */
export type Serving = { url: string; close(): Promise<void> };

const IDLE_MS = 50;
/** Longer than any caller waits for the engine. */
const PATIENCE_MS = 25_000;

/** Listens on the address; port 0 takes a free one. @throws what the system says when the address is taken */
export function listen(app: Hono, { host, port }: { host: string; port: number }): Promise<Serving> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, ({ port: taken }: AddressInfo) => {
      const shown = host.includes(':') ? `[${host}]` : host;
      resolve({ url: `http://${shown}:${taken}`, close: () => closed(server) });
    });
    server.once('error', reject);
  });
}

/**
 * Waits for requests that are being answered, because each may have a call to the engine under way; connections that
 * browsers keep alive must not hold the end up.
 */
async function closed(server: ReturnType<typeof serve>): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  if (!('closeAllConnections' in server)) return gone;
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_MS);
  const atLast = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
  await gone;
  clearInterval(idle);
  clearTimeout(atLast);
}
