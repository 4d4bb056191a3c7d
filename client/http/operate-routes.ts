import { type Context, Hono } from 'hono';
import { ENGINE_REPAIRS, type EngineRepairKind } from '../../domain/repair/engine.js';
import { engineRepairSchema } from '../../schemas/operate.js';
import type { Refused } from '../refusals.js';
import { viaOf } from './command-routes.js';
import { cycleIn } from './input.js';
import type { AppParts } from './parts.js';
import { answer, refuse } from './problem.js';
import type { Signed } from './sign-in.js';
import { withBody } from './with-body.js';

/** Repairs of the engine: what one does and loses, and doing it. */
export function operateRoutes({ operator, installation: { secondClock } }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
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
    withBody(context, { tried: 'start-second-clock', schema: engineRepairSchema }, (caller, { reason }) =>
      secondClock.carryOut(caller, reason),
    ),
  );
  return routes;
}

function noCycle(context: Context, tried: EngineRepairKind): Refused {
  return { code: 'unknown-cycle', tried, why: { cycle: context.req.param('id') ?? '' }, allowedNow: [] };
}
