import { type Context, Hono } from 'hono';
import { credentialsSchema, passwordChangeSchema } from '../../schemas/identity.js';
import type { Schema } from '../../schemas/parse.js';
import type { SignedIn } from '../identity/types.js';
import { badInput, type Refused } from '../refusals.js';
import { addressOf, isLoopback } from './address.js';
import { cookieOf, giveCookie, takeCookie } from './cookies.js';
import { bodyBy } from './input.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import { ratesOfProcess } from './rates.js';
import type { Signed } from './sign-in.js';

/** Signing in and out. What was typed is never said back, right or wrong. */
export function sessionRoutes(parts: AppParts): Hono<Signed> {
  const { identity, door } = parts;
  const routes = new Hono<Signed>();
  const rates = ratesOfProcess();

  routes.get('/session/ways', async (context) => {
    const { demo, ...ways } = await identity.ways();
    return context.json({ ...ways, demo: isLoopback(addressOf(context, door.behindProxy)) ? demo : [] });
  });
  routes.post('/session', async (context) => {
    const address = addressOf(context, door.behindProxy);
    if (!(await rates.mayEnter(address))) return refuse(context, refused('too-many-requests'));
    const given = await secretBody(context, credentialsSchema);
    if (given === null) return refuse(context, badInput('sign-in', [NOT_READ]));
    const answer = await identity.signIn(given, { address, before: cookieOf(context, 'caigou', door) });
    return letIn(parts, context, answer);
  });
  routes.get('/session', (context) => {
    const session = context.get('session');
    return session === null ? refuse(context, refused('not-signed-in')) : context.json(session);
  });
  routes.delete('/session', async (context) => {
    const entrance = context.get('entrance');
    if ('token' in entrance) await identity.signOut(entrance.token);
    takeCookie(context, 'caigou', door);
    return context.body(null, 204);
  });
  routes.post('/session/password', async (context) => {
    const entrance = context.get('entrance');
    if (!('token' in entrance)) return refuse(context, refused('not-signed-in'));
    const given = await secretBody(context, passwordChangeSchema);
    if (given === null) return refuse(context, badInput('change-password', [NOT_READ]));
    const answer = await identity.changePassword(context.get('caller'), entrance.session, given);
    if ('code' in answer) return refuse(context, answer);
    giveCookie(context, 'caigou', { value: answer.token, door });
    return context.body(null, 204);
  });
  return routes;
}

/** The token goes into the cookie and nowhere else. */
function letIn({ door }: AppParts, context: Context, answer: SignedIn | Refused): Response {
  if ('code' in answer) return refuse(context, answer);
  giveCookie(context, 'caigou', { value: answer.token, door });
  return context.json(answer.session);
}

/** A body that holds a secret; null when it cannot be read: no issue tells what stood in it. */
async function secretBody<T>(context: Context, schema: Schema<T>): Promise<T | null> {
  const body = await bodyBy(context, schema);
  return 'issues' in body ? null : body.value;
}

function refused(code: 'not-signed-in' | 'too-many-requests'): Refused {
  return { code, tried: 'sign-in', why: {}, allowedNow: [] };
}

const NOT_READ = {
  field: '(input)',
  expected: { zh: '账号和密码（JSON 文本）', en: 'account and password as JSON text' },
  mend: { zh: '请核对所填内容', en: 'check what was filled in' },
};
