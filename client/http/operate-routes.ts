import { type Context, Hono } from 'hono';
import { engineRepairSchema } from '../../schemas/operate.js';
import { parsedBy } from '../../schemas/parse.js';
import { badInput, type Refused } from '../refusals.js';
import { cycleIn, jsonBody } from './input.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import type { Signed } from './sign-in.js';

const TRIED = 'restart-from-record';

/** Repairs of the engine: what one does and loses, and doing it. */
export function operateRoutes({ operator }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  const path = `/cycles/:id/${TRIED}`;
  routes.get(path, async (context) => {
    const cycleId = cycleIn(context);
    if (cycleId === null) return refuse(context, noCycle(context));
    return answer(context, await operator.preview(context.get('caller'), cycleId));
  });
  routes.post(path, async (context) => {
    const cycleId = cycleIn(context);
    if (cycleId === null) return refuse(context, noCycle(context));
    const body = await jsonBody(context);
    const parsed = 'issues' in body ? body : parsedBy(engineRepairSchema, body.value);
    if ('issues' in parsed) return refuse(context, badInput(TRIED, parsed.issues));
    return answer(context, await operator.restart(context.get('caller'), cycleId, parsed.value.reason));
  });
  return routes;
}

function noCycle(context: Context): Refused {
  return { code: 'unknown-cycle', tried: TRIED, why: { cycle: context.req.param('id') ?? '' }, allowedNow: [] };
}

function answer(context: Context<Signed>, given: object): Response {
  return 'code' in given && 'allowedNow' in given ? refuse(context, given as Refused) : context.json(given);
}
