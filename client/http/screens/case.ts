import { Hono } from 'hono';
import { legalDay } from '../../../domain/calendar/instant.js';
import { CASE_QUERIES } from '../../../schemas/screen-query.js';
import { mayNotRead } from '../../authority.js';
import { badInput } from '../../refusals.js';
import { cycleTimeline } from '../../screens/timeline.js';
import { queryOf } from '../input.js';
import type { AppParts } from '../parts.js';
import { refuse } from '../problem.js';
import type { Signed } from '../sign-in.js';
import { actingIn, readerOf, visibleCycle } from '../visible-cycle.js';
import { asked, notThere } from './answer.js';

/** What a case shows besides its record: its letters, how one reads, and its course from stage to stage. */
export function caseRoutes({ screens, reads, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  const seen = visibleCycle({ reads, now });

  routes.get('/cycles/:id/mails', (context) =>
    seen(context, async ({ caller, code, cycleId }) => {
      const query = queryOf(context, CASE_QUERIES.mails);
      if ('issues' in query) return refuse(context, badInput('read', query.issues));
      // An outside party reads what was sent to it.
      const outside = mayNotRead(caller, code) !== undefined;
      const only = outside ? { recipient: caller.card.id } : {};
      return context.json(await screens.mails(code, { cycleId, ...query.value, ...only }));
    }),
  );
  routes.get('/cycles/:id/timeline', (context) =>
    seen(context, async ({ code, cycle, cycleId }) =>
      context.json({
        ...cycleTimeline(cycle.state, await screens.duties(code, cycleId)),
        today: legalDay(now()),
      }),
    ),
  );
  routes.get('/notices/:notice', (context) =>
    asked(context, CASE_QUERIES.notice, async (caller, { format, code = caller.code }) => {
      const id = Number(context.req.param('notice'));
      // A letter of another county to an outside party is its own there.
      const reader = readerOf(caller, await actingIn({ reads, now }, caller, code));
      const preview = Number.isSafeInteger(id) && id > 0 ? await screens.notice({ caller: reader, code }, id) : null;
      if (preview === null) return notThere(context, { notice: context.req.param('notice') });
      return format === undefined || format === 'json' ? preview : shown(preview[format], format);
    }),
  );
  return routes;
}

const TYPES = { html: 'text/html', text: 'text/plain', eml: 'message/rfc822' } as const;

/** A letter is shown as what it is and nothing in it runs: its words may be anybody's. */
function shown(content: string, format: keyof typeof TYPES): Response {
  const headers = {
    'content-type': `${TYPES[format]}; charset=utf-8`,
    'cache-control': 'no-store',
    'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    ...(format === 'eml' ? { 'content-disposition': 'attachment; filename="notice.eml"' } : {}),
  };
  return new Response(content, { headers });
}
