import { type Context, Hono } from 'hono';
import { newAccountSchema, newTokenSchema } from '../../schemas/identity.js';
import { parsedBy } from '../../schemas/parse.js';
import { QUERIES } from '../../schemas/query.js';
import { badInput, type Refused } from '../refusals.js';
import { jsonBody, queryOf } from './input.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import type { Signed } from './sign-in.js';

/** Accounts and the list of reads for administrators, tokens for everybody. */
export function accountRoutes({ identity }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  const { accounts, tokens } = identity;

  routes.get('/accounts', async (context) => context.json({ accounts: await accounts.list(context.get('caller')) }));
  routes.post('/accounts', async (context) => {
    const body = await jsonBody(context);
    const asked = 'issues' in body ? body : parsedBy(newAccountSchema, body.value);
    if ('issues' in asked) return refuse(context, badInput('keep-accounts', asked.issues));
    return answer(context, await accounts.add(context.get('caller'), asked.value), 201);
  });
  routes.post('/accounts/:account/reset', async (context) =>
    answer(context, await accounts.reset(context.get('caller'), context.req.param('account'))),
  );
  routes.post('/accounts/:account/disable', async (context) =>
    answer(context, await accounts.disable(context.get('caller'), context.req.param('account'))),
  );
  routes.get('/tokens', async (context) => context.json({ tokens: await tokens.list(context.get('caller')) }));
  routes.post('/tokens', async (context) => {
    const body = await jsonBody(context);
    const asked = 'issues' in body ? body : parsedBy(newTokenSchema, body.value);
    if ('issues' in asked) return refuse(context, badInput('keep-tokens', asked.issues));
    return answer(context, await tokens.make(context.get('caller'), asked.value), 201);
  });
  routes.delete('/tokens/:id', async (context) =>
    answer(context, await tokens.revoke(context.get('caller'), context.req.param('id'))),
  );
  routes.get('/access-log', async (context) => {
    const query = queryOf(context, QUERIES.accessLog);
    if ('issues' in query) return refuse(context, badInput('read', query.issues));
    return context.json(await identity.accessLog(context.get('caller').code, query.value));
  });
  return routes;
}

function answer(context: Context<Signed>, given: object | Refused, status: 200 | 201 = 200): Response {
  return 'code' in given && 'allowedNow' in given ? refuse(context, given) : context.json(given, status);
}
