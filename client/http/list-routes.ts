import { type Context, Hono } from 'hono';
import { legalDay } from '../../domain/calendar/instant.js';
import type { RegionCode } from '../../domain/ids.js';
import { stuckWords } from '../../render/stuck-words.js';
import type { Schema } from '../../schemas/parse.js';
import { QUERIES } from '../../schemas/query.js';
import { mayNotRead } from '../authority.js';
import type { Caller } from '../callers.js';
import { figuresOf } from '../figures.js';
import { badInput } from '../refusals.js';
import { withSlack } from '../screens/days.js';
import { offeredOf, withoutVainResending } from '../screens/readdressing.js';
import { queryOf } from './input.js';
import { paged } from './paged.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import type { Signed } from './sign-in.js';

/** Lists of the caller's county, or of one below it; `next` of a page is `after` of the following one. */
export function listRoutes({ reads, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  const today = () => legalDay(now());
  const dayOf = async (code: RegionCode) => ({ today: today(), calendar: await reads.calendar(code) });

  routes.get('/cycles', (context) => list(context, QUERIES.cycles, (code, filter) => reads.cycles(code, filter)));
  routes.get('/obligations', (context) =>
    list(context, QUERIES.obligations, async (code, { cycle, live, ...filter }) => {
      const page = await reads.obligations(code, {
        ...filter,
        today: today(),
        ...(live === undefined ? {} : { live: live === 'true' }),
        ...(cycle === undefined ? {} : { cycleId: cycle }),
      });
      return { ...page, obligations: withSlack(page.obligations, await dayOf(code)) };
    }),
  );
  routes.get('/notices', (context) =>
    list(context, QUERIES.notices, async (code, { cycle, ...filter }) => {
      const page = await reads.notices(code, { ...filter, ...(cycle === undefined ? {} : { cycleId: cycle }) });
      return { ...page, notices: await offeredOf(reads, code, page.notices) };
    }),
  );
  routes.get('/stuck', (context) =>
    list(context, QUERIES.stuck, async (code, filter) => {
      const { stuck: found, total } = await reads.stuck(code, filter);
      const stuck = await withoutVainResending(reads, code, found);
      return { stuck: stuck.map((each) => ({ ...each, words: stuckWords(each, today()) })), total };
    }),
  );
  routes.get('/figures', (context) =>
    list(context, QUERIES.figures, async (code, within) => {
      const calendar = await reads.calendar(code);
      if (calendar === null) throw new Error(`no calendar of ${code}`);
      return figuresOf(reads, code, { ...within, today: today(), calendar });
    }),
  );
  // One's own lists: whoever is in the directory may see them.
  routes.get('/todo/duties', (context) =>
    ownList(context, QUERIES.ownDuties, async (caller, asked) => {
      const page = await reads.ownDuties(caller, today(), asked);
      return { ...page, obligations: withSlack(page.obligations, await dayOf(caller.code)) };
    }),
  );
  routes.get('/todo/policies', (context) =>
    ownList(context, QUERIES.waitingPolicies, async (caller, { limit }) => ({
      policies: await reads.waitingPolicies(caller, today(), limit),
    })),
  );
  return routes;
}

/** Query, then rows; what is one's own needs no further right. */
async function ownList<Query>(
  context: Context<Signed>,
  schema: Schema<Query>,
  rows: (caller: Caller, query: Query) => Promise<object>,
): Promise<Response> {
  const query = queryOf(context, schema);
  if ('issues' in query) return refuse(context, badInput('read', query.issues));
  return paged(context, async () => context.json(await rows(context.get('caller'), query.value)));
}

/** Query, then right to the county it names, then rows. */
async function list<Query extends { code?: RegionCode | undefined }, Rows extends object>(
  context: Context<Signed>,
  schema: Schema<Query>,
  rows: (code: RegionCode, query: Omit<Query, 'code'>) => Promise<Rows>,
): Promise<Response> {
  const caller = context.get('caller');
  const query = queryOf(context, schema);
  if ('issues' in query) return refuse(context, badInput('read', query.issues));
  const { code = caller.code, ...filter } = query.value;
  const forbidden = mayNotRead(caller, code);
  if (forbidden !== undefined) {
    return refuse(context, { code: forbidden.refused, tried: 'read', why: forbidden.why, allowedNow: [] });
  }
  return paged(context, async () => context.json(await rows(code, filter)));
}
