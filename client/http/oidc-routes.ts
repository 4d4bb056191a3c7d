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
    const value = `${kept}.${Buffer.from(placeOf(context)).toString('base64url')}`;
    giveCookie(context, 'caigou-oidc', { value, door, seconds: AWAY_S });
    return context.redirect(url);
  });
  routes.get('/session/oidc/callback', async (context) => {
    const [kept = null, to = ''] = cookieOf(context, 'caigou-oidc', door)?.split('.') ?? [];
    takeCookie(context, 'caigou-oidc', door);
    const query = new URL(context.req.url).searchParams;
    const named = oidc === null || kept === null ? null : await oidc.finish(query, kept);
    if (named === null) return turnedBack(context, { ...no, allowedNow: [] });
    const answer = await identity.vouched(named, cookieOf(context, 'caigou', door));
    if ('code' in answer) return turnedBack(context, answer);
    giveCookie(context, 'caigou', { value: answer.token, door });
    return context.redirect(ownPlace(Buffer.from(to, 'base64url').toString('utf8')));
  });
  return routes;
}

/** Where he wanted to go before he was asked who he is, as a link of a letter leads to a case. */
function placeOf({ req }: Context): string {
  return ownPlace(req.query('to') ?? '');
}

/** A place of the console and of nobody else: what a browser would take for another site is the first page. */
function ownPlace(wanted: string): string {
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,500}$/.test(wanted) && !wanted.startsWith('/api/') ? wanted : '/';
}

/** Somebody who came in a browser is shown the door again, with why it stayed closed; a program is told so. */
function turnedBack(context: Context, refused: Refused): Response {
  const inBrowser = context.req.header('accept')?.includes('text/html') === true;
  return inBrowser ? context.redirect(`/?refused=${refused.code}`) : refuse(context, refused);
}
