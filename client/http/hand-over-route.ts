import { Hono } from 'hono';
import { handOverSchema } from '../../schemas/directory-change.js';
import { parsedBy } from '../../schemas/parse.js';
import { badInput } from '../refusals.js';
import { viaOf } from './command-routes.js';
import { jsonBody } from './input.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import type { Signed } from './sign-in.js';

const TRIED = 'hand-over';

/** All tasks of one person to another, over the cases of the county; tried only, unless confirmed. */
export function handOverRoute({ handOver }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  routes.post('/hand-over', async (context) => {
    const body = await jsonBody(context);
    if ('issues' in body) return refuse(context, badInput(TRIED, body.issues));
    const asked = parsedBy(handOverSchema, body.value);
    if ('issues' in asked) return refuse(context, badInput(TRIED, asked.issues));
    const { confirm, ...data } = asked.value;
    const answer = await handOver({ caller: context.get('caller'), via: viaOf(context), data, confirm });
    return 'code' in answer ? refuse(context, answer) : context.json(answer);
  });
  return routes;
}
