import { Hono } from 'hono';
import { legalDay } from '../../../domain/calendar/instant.js';
import { BOARD_QUERIES } from '../../../schemas/screen-query.js';
import type { AppParts } from '../parts.js';
import type { Signed } from '../sign-in.js';
import { asked, office, own } from './answer.js';

/** The deadline board of the county, and what waits for the caller. */
export function deadlineRoutes({ screens: { deadlines }, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  const today = () => legalDay(now());

  routes.get('/board', (context) =>
    asked(context, { schema: BOARD_QUERIES.board, may: office }, (caller, query) =>
      deadlines.board(caller, query, today()),
    ),
  );
  routes.get('/board/counts', (context) =>
    asked(context, { schema: BOARD_QUERIES.counts, may: office }, (caller, { mine }) =>
      deadlines.counts(caller, today(), mine),
    ),
  );
  routes.get('/workbench', (context) =>
    asked(context, { schema: BOARD_QUERIES.workbench, may: own }, (caller) => deadlines.workbench(caller, today())),
  );
  return routes;
}
