import { Hono } from 'hono';
import { legalDay } from '../../../domain/calendar/instant.js';
import { BOARD_QUERIES } from '../../../schemas/screen-query.js';
import type { AppParts } from '../parts.js';
import type { Signed } from '../sign-in.js';
import { asked, askedOf } from './answer.js';

/** The deadline board of the county, and what waits for the caller. */
export function deadlineRoutes({ screens: { deadlines }, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  const today = () => legalDay(now());

  routes.get('/board', (context) =>
    askedOf(context, BOARD_QUERIES.board, (looking, query) => deadlines.board(looking, query, today())),
  );
  routes.get('/board/counts', (context) =>
    askedOf(context, BOARD_QUERIES.counts, (looking, { mine }) => deadlines.counts(looking, today(), mine)),
  );
  routes.get('/workbench', (context) =>
    asked(context, BOARD_QUERIES.workbench, (caller) => deadlines.workbench(caller, today())),
  );
  return routes;
}
