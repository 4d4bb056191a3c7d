import { type Context, Hono } from 'hono';
import { ENGINE_REPAIRS, type EngineRepairKind } from '../../domain/repair/engine.js';
import { engineRepairSchema, secondClockSchema } from '../../schemas/operate.js';
import type { EngineOffers } from '../operate.js';
import { isRefused, type Refused } from '../refusals.js';
import { viaOf } from './command-routes.js';
import { cycleIn } from './input.js';
import type { AppParts } from './parts.js';
import { answer, type Problem, problemOf, refuse } from './problem.js';
import type { Signed } from './sign-in.js';
import { withBody } from './with-body.js';

/** What would be done for a case now; `problem`: in words, why a repair would not. */
export type EngineOffersAnswer = { repairs: { does: EngineRepairKind; problem: Problem | null }[] };

/** Repairs of the engine: which are offered, what one does and loses, and doing it. */
export function operateRoutes({ operator, installation: { secondClock } }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  routes.get('/cycles/:id/engine-repairs', async (context) => {
    const cycleId = cycleIn(context);
    if (cycleId === null) return refuse(context, noCycle(context, 'operate'));
    const offers = await operator.offers(context.get('caller'), cycleId);
    return answer(context, isRefused(offers) ? offers : inWords(offers));
  });
  for (const does of ENGINE_REPAIRS) {
    const path = `/cycles/:id/${does}`;
    routes.get(path, async (context) => {
      const cycleId = cycleIn(context);
      if (cycleId === null) return refuse(context, noCycle(context, does));
      return answer(context, await operator.preview(context.get('caller'), cycleId, does));
    });
    routes.post(path, async (context) => {
      const cycleId = cycleIn(context);
      if (cycleId === null) return refuse(context, noCycle(context, does));
      return withBody(context, { tried: does, schema: engineRepairSchema }, (caller, { reason }) =>
        operator.carryOut(caller, cycleId, { does, reason, via: viaOf(context) }),
      );
    });
  }
  routes.get('/second-clock', async (context) => answer(context, await secondClock.preview(context.get('caller'))));
  routes.post('/second-clock', (context) =>
    withBody(context, { tried: 'start-second-clock', schema: secondClockSchema }, (caller, asked) =>
      secondClock.carryOut(caller, asked),
    ),
  );
  return routes;
}

function inWords({ repairs }: EngineOffers): EngineOffersAnswer {
  return { repairs: repairs.map(({ does, refused }) => ({ does, problem: refused && problemOf(refused) })) };
}

function noCycle(context: Context, tried: string): Refused {
  return { code: 'unknown-cycle', tried, why: { cycle: context.req.param('id') ?? '' }, allowedNow: [] };
}
