import { Hono } from 'hono';
import { legalDay } from '../../../domain/calendar/instant.js';
import { copiesReadSchema, LIST_QUERIES } from '../../../schemas/screen-query.js';
import { badInput } from '../../refusals.js';
import type { AppParts } from '../parts.js';
import { refuse } from '../problem.js';
import type { Signed } from '../sign-in.js';
import { asked, sent } from './answer.js';

/** The caller's own lists, page by page with how many there are. */
export function ownListRoutes({ screens: { lists }, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  const today = () => legalDay(now());

  routes.get('/todo/tasks', (context) =>
    asked(context, LIST_QUERIES.inbox, (caller, query) => lists.inbox(caller, query, today())),
  );
  routes.get('/done', (context) =>
    asked(context, LIST_QUERIES.done, (caller, query) => lists.done(caller, query, today())),
  );
  routes.get('/started', (context) =>
    asked(context, LIST_QUERIES.started, (caller, query) => lists.started(caller, query, today())),
  );
  routes.get('/copied', (context) =>
    asked(context, LIST_QUERIES.copied, (caller, query) => lists.copied(caller, query, today())),
  );
  routes.post('/copied/read', (context) =>
    sent(context, copiesReadSchema, async (caller, { cycle, approval }) => {
      if ((cycle === undefined) !== (approval === undefined)) return refuse(context, badInput('read', [HALF_NAMED]));
      const only = cycle === undefined || approval === undefined ? undefined : { cycleId: cycle, approval };
      return { read: await lists.copiesRead(caller, only, now()) };
    }),
  );
  return routes;
}

const HALF_NAMED = {
  field: 'approval',
  expected: { zh: 'cycle 和 approval 同时写，或都不写', en: '`cycle` and `approval` together, or neither' },
  mend: { zh: '都不写表示全部标为已读', en: 'neither means all of them' },
};
