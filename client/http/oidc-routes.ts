import { type Context, Hono } from 'hono';
import type { Refused } from '../refusals.js';
import { addressOf } from './address.js';
import { cookieOf, giveCookie, takeCookie } from './cookies.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import { ratesOfProcess } from './rates.js';
import type { Signed } from './sign-in.js';

/** Long enough to type a password at the provider. */
const AWAY_S = 600;

/** Signing in with a provider: the browser goes there and comes back, and what it kept meanwhile is good for once. */
export function oidcRoutes({ identity, oidc, door }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  const rates = ratesOfProcess();
  const no = { code: 'sign-in-refused', tried: 'sign-in', why: {} } as const;

  routes.get('/session/oidc', async (context) => {
    if (!(await rates.mayEnter(addressOf(context, door.behindProxy))))
      return turnedBack(context, { ...no, allowedNow: [], code: 'too-many-requests' });
    const begun = oidc === null ? null : await oidc.begin();
    if (begun === null) return turnedBack(context, { ...no, allowedNow: [] });
    const { url, kept } = begun;
    giveCookie(context, 'caigou-oidc', { value: kept, door, seconds: AWAY_S });
    return context.redirect(url);
  });
  routes.get('/session/oidc/callback', async (context) => {
    const kept = cookieOf(context, 'caigou-oidc', door);
    takeCookie(context, 'caigou-oidc', door);
    const query = new URL(context.req.url).searchParams;
    const named = oidc === null || kept === null ? null : await oidc.finish(query, kept);
    if (named === null) return turnedBack(context, { ...no, allowedNow: [] });
    const answer = await identity.vouched(named, cookieOf(context, 'caigou', door));
    if ('code' in answer) return turnedBack(context, answer);
    giveCookie(context, 'caigou', { value: answer.token, door });
    return context.redirect('/');
  });
  return routes;
}

/** Somebody who came in a browser is shown the door again, with why it stayed closed; a program is told so. */
function turnedBack(context: Context, refused: Refused): Response {
  const inBrowser = context.req.header('accept')?.includes('text/html') === true;
  return inBrowser ? context.redirect(`/?refused=${refused.code}`) : refuse(context, refused);
}
