import { Hono } from 'hono';
import { QUERIES } from '../../schemas/query.js';
import { badInput } from '../refusals.js';
import { queryOf } from './input.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import type { Signed } from './sign-in.js';

/** The way ahead of a matter, of a cycle as it stands or made up to try a route. */
export function forecastRoute({ forecast }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  routes.get('/forecast', async (context) => {
    const query = queryOf(context, QUERIES.forecast);
    if ('issues' in query) return refuse(context, badInput('forecast', query.issues));
    const answer = await forecast(context.get('caller'), query.value);
    return 'code' in answer ? refuse(context, answer) : context.json(answer);
  });
  return routes;
}
