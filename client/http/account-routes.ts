import { Hono } from 'hono';
import { newAccountSchema, newTokenSchema } from '../../schemas/identity.js';
import { QUERIES } from '../../schemas/query.js';
import { badInput } from '../refusals.js';
import { queryOf } from './input.js';
import type { AppParts } from './parts.js';
import { answer, refuse } from './problem.js';
import type { Signed } from './sign-in.js';
import { withBody } from './with-body.js';

const NEW_ACCOUNT = { tried: 'keep-accounts', schema: newAccountSchema, status: 201 } as const;
const NEW_TOKEN = { tried: 'keep-tokens', schema: newTokenSchema, status: 201 } as const;

/** Accounts and the list of reads for administrators, tokens for everybody. */
export function accountRoutes({ identity }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  const { accounts, tokens } = identity;

  routes.get('/accounts', async (context) => context.json({ accounts: await accounts.list(context.get('caller')) }));
  routes.post('/accounts', (context) => withBody(context, NEW_ACCOUNT, (caller, asked) => accounts.add(caller, asked)));
  routes.post('/accounts/:account/reset', async (context) =>
    answer(context, await accounts.reset(context.get('caller'), context.req.param('account'))),
  );
  routes.post('/accounts/:account/disable', async (context) =>
    answer(context, await accounts.disable(context.get('caller'), context.req.param('account'))),
  );
  routes.get('/tokens', async (context) => context.json({ tokens: await tokens.list(context.get('caller')) }));
  routes.post('/tokens', (context) => withBody(context, NEW_TOKEN, (caller, asked) => tokens.make(caller, asked)));
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
