import { Hono } from 'hono';
import { legalDay } from '../../../domain/calendar/instant.js';
import { CALENDAR_QUERIES } from '../../../schemas/screen-query.js';
import { mayNotRead } from '../../authority.js';
import { addressOf } from '../address.js';
import { missesCounted } from '../link-rate.js';
import type { AppParts } from '../parts.js';
import { fault } from '../problem.js';
import type { Signed } from '../sign-in.js';
import { asked, askedOf } from './answer.js';

const TYPE = 'text/calendar; charset=utf-8';

/** A month with its deadlines, and the secret address of one's own calendar. */
export function calendarScreenRoutes({ screens: { calendar }, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  const nothing = CALENDAR_QUERIES.nothing;

  routes.get('/calendar', (context) =>
    askedOf(context, CALENDAR_QUERIES.month, (looking, { month, mine }) => {
      const today = legalDay(now());
      // Whoever does not see the county sees what is his own, whatever he asks for.
      const ownOnly = mine === true || mayNotRead(looking.caller, looking.code) !== undefined;
      return calendar.month(looking, { first: month, mine: ownOnly }, today);
    }),
  );
  routes.get('/calendar.ics', (context) =>
    asked(context, nothing, async (caller) => icsResponse(await calendar.ics(caller, now()))),
  );
  routes.get('/calendar/feed', (context) =>
    asked(context, nothing, async (caller) => ({ feed: await calendar.feed(caller) })),
  );
  routes.post('/calendar/feed', (context) =>
    asked(context, nothing, async (caller) => ({ path: `/ics/${await calendar.makeFeed(caller, now())}` })),
  );
  routes.delete('/calendar/feed', (context) =>
    asked(context, nothing, async (caller) => ({ revoked: await calendar.revokeFeed(caller, now()) })),
  );
  return routes;
}

/**
 * The calendar behind a secret address: calendar programs show no other key. What nobody has, what was revoked and
 * whose person is out of service answer alike.
 */
export function feedRoutes({ screens: { calendar }, reads, now, door }: AppParts): Hono {
  const routes = new Hono();
  const misses = missesCounted();
  routes.get('/:token', async (context) => {
    const [address, at] = [addressOf(context, door.behindProxy), now()];
    const ics = await calendar.icsBehind(reads.directories, context.req.param('token'), at);
    if (ics !== null) return icsResponse(ics);
    if (misses.isOver(address, at)) return fault(context, 429, '试得太多，请稍后再试', 'too many tries; wait a minute');
    misses.note(address, at);
    return fault(context, 404, '没有这个日历地址', 'no such calendar address');
  });
  return routes;
}

function icsResponse(ics: string): Response {
  const headers = {
    'content-type': TYPE,
    'cache-control': 'no-store',
    'content-disposition': 'inline; filename="caigou.ics"',
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'referrer-policy': 'no-referrer',
  };
  return new Response(ics, { headers });
}
