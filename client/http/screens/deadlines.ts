import { Hono } from 'hono';
import { legalDay } from '../../../domain/calendar/instant.js';
import { BOARD_QUERIES } from '../../../schemas/screen-query.js';
import type { AppParts } from '../parts.js';
import type { Signed } from '../sign-in.js';
import { asked } from './answer.js';

/** The deadline board of the county, and what waits for the caller. */
export function deadlineRoutes({ screens: { deadlines }, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  const today = () => legalDay(now());

  routes.get('/board', (context) =>
    asked(context, BOARD_QUERIES.board, (caller, query) => deadlines.board(caller, query, today())),
  );
  routes.get('/board/counts', (context) =>
    asked(context, BOARD_QUERIES.counts, (caller, { mine }) => deadlines.counts(caller, today(), mine)),
  );
  routes.get('/workbench', (context) =>
    asked(context, BOARD_QUERIES.workbench, (caller) => deadlines.workbench(caller, today())),
  );
  return routes;
}
