import { Hono } from 'hono';
import { legalDay } from '../../../domain/calendar/instant.js';
import { CALENDAR_QUERIES } from '../../../schemas/screen-query.js';
import type { AppParts } from '../parts.js';
import type { Signed } from '../sign-in.js';
import { asked } from './answer.js';

/** The workplace of an outside party: contractor, evaluator, agent; and that of whoever receives filings. */
export function mineRoute({ screens, reads, gateway, identity, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  routes.get('/mine', (context) =>
    asked(context, CALENDAR_QUERIES.nothing, async (caller) => {
      const at = now();
      const mine = await screens.mine(reads.directories, { caller, today: legalDay(at), allowed: gateway.allowed });
      const by = { code: caller.code, person: caller.card.id };
      const note = { at, by, way: context.var.entrance.way, what: 'case', subject: 'mine' } as const;
      // The gate notes it for the own county.
      for (const { code } of mine.counties) if (code !== caller.code) await identity.noteAccess({ ...note, code });
      return mine;
    }),
  );
  routes.get('/filings', (context) =>
    asked(context, CALENDAR_QUERIES.nothing, (caller) =>
      screens.filings(reads.directories, { caller, today: legalDay(now()) }),
    ),
  );
  return routes;
}
