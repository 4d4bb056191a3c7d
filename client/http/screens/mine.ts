import { Hono } from 'hono';
import { legalDay } from '../../../domain/calendar/instant.js';
import { CALENDAR_QUERIES } from '../../../schemas/screen-query.js';
import type { AppParts } from '../parts.js';
import type { Signed } from '../sign-in.js';
import { asked } from './answer.js';

/** The portal of a contractor. */
export function mineRoute({ screens, reads, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  routes.get('/mine', (context) =>
    asked(context, CALENDAR_QUERIES.nothing, (caller) =>
      screens.mine(reads.directories, { caller, today: legalDay(now()) }),
    ),
  );
  return routes;
}
