import { Hono } from 'hono';
import { legalDay } from '../../domain/calendar/instant.js';
import { yearOf } from '../../domain/calendar/plain-date.js';
import { QUERIES } from '../../schemas/query.js';
import { mayNotRead } from '../authority.js';
import { countyYear } from '../county-year.js';
import { badInput } from '../refusals.js';
import { queryOf } from './input.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import type { Signed } from './sign-in.js';

/** What only a look over all cycles of a county tells: townships covered, and sums that count together. */
export function programmeRoutes({ reads, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  routes.get('/coverage', async (context) => {
    const caller = context.get('caller');
    const query = queryOf(context, QUERIES.coverage);
    if ('issues' in query) return refuse(context, badInput('read', query.issues));
    const today = legalDay(now());
    const { code = caller.code, year = yearOf(today), townships } = query.value;
    const forbidden = mayNotRead(caller, code);
    if (forbidden !== undefined) {
      return refuse(context, { code: forbidden.refused, tried: 'read', why: forbidden.why, allowedNow: [] });
    }
    return context.json(await countyYear(reads, caller, { year, today, townships: townships ?? null }));
  });
  return routes;
}
