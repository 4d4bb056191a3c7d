import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

/** A server that listens. */
export type Serving = { url: string; close(): Promise<void> };

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

/** Connections kept alive by browsers must not hold the end up. */
function closed(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
