import { Hono } from 'hono';
import { openApiDocument } from './openapi.js';
import type { AppParts } from './parts.js';

/** What may be asked without signing in: is it alive, is it ready, what can it do. None of it tells of a case. */
export function healthRoutes({ readiness }: Pick<AppParts, 'readiness'>): Hono {
  const routes = new Hono();
  routes.get('/healthz', (context) => context.json({ alive: true }));
  routes.get('/readyz', async (context) => {
    const parts = await readiness();
    const ready = parts.every((part) => part.ready);
    return context.json({ ready, parts }, ready ? 200 : 503);
  });
  routes.get('/openapi.json', (context) => context.json(openApiDocument()));
  return routes;
}
