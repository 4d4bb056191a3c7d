import { type Context, Hono } from 'hono';
import { QUERIES } from '../../schemas/query.js';
import { isBadCursor } from '../../store/views/cursor.js';
import { ACTS } from '../../store/views/person-acts.js';
import { badInput } from '../refusals.js';
import { queryOf } from './input.js';
import { BAD_CURSOR } from './list-routes.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import type { Signed } from './sign-in.js';

/** The caller's own approvals: decided (`done`), submitted (`started`), sent a copy of (`copied`). */
export function mineRoutes({ reads }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  for (const acts of ACTS) {
    routes.get(`/mine/${acts}`, async (context: Context<Signed>) => {
      const query = queryOf(context, QUERIES.mine);
      if ('issues' in query) return refuse(context, badInput('read', query.issues));
      try {
        return context.json(await reads.acts(context.get('caller'), { acts, ...query.value }));
      } catch (error) {
        if (isBadCursor(error)) return refuse(context, badInput('read', [BAD_CURSOR]));
        throw error;
      }
    });
  }
  return routes;
}
