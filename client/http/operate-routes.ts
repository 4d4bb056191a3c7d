import { type Context, Hono } from 'hono';
import { ENGINE_REPAIRS, type EngineRepairKind } from '../../domain/repair/engine.js';
import { engineRepairSchema } from '../../schemas/operate.js';
import { parsedBy } from '../../schemas/parse.js';
import { badInput, type Refused } from '../refusals.js';
import { viaOf } from './command-routes.js';
import { cycleIn, jsonBody } from './input.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import type { Signed } from './sign-in.js';

/** Repairs of the engine: what one does and loses, and doing it. */
export function operateRoutes({ operator }: AppParts): Hono<Signed> {
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
      const body = await jsonBody(context);
      const parsed = 'issues' in body ? body : parsedBy(engineRepairSchema, body.value);
      if ('issues' in parsed) return refuse(context, badInput(does, parsed.issues));
      const asked = { does, reason: parsed.value.reason, via: viaOf(context) };
      return answer(context, await operator.carryOut(context.get('caller'), cycleId, asked));
    });
  }
  return routes;
}

function noCycle(context: Context, tried: EngineRepairKind): Refused {
  return { code: 'unknown-cycle', tried, why: { cycle: context.req.param('id') ?? '' }, allowedNow: [] };
}

function answer(context: Context<Signed>, given: object): Response {
  return 'code' in given && 'allowedNow' in given ? refuse(context, given as Refused) : context.json(given);
}
