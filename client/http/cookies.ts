import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

/** Cookies are bound to the host and hidden from scripts; over https no other site of the domain can set one. */
type Door = { secure: boolean };

const OPTIONS = { path: '/', httpOnly: true, sameSite: 'Lax' } as const;

const nameOf = (bare: string, { secure }: Door): string => (secure ? `__Host-${bare}` : bare);

/** A cookie of ours; null when the browser has none. */
export function cookieOf(context: Context, bare: 'caigou' | 'caigou-oidc', door: Door): string | null {
  return getCookie(context, nameOf(bare, door)) ?? null;
}

/** Sets one: for as long as the browser is open, or for `seconds`. */
export function giveCookie(
  context: Context,
  bare: 'caigou' | 'caigou-oidc',
  { value, door, seconds }: { value: string; door: Door; seconds?: number },
): void {
  const lasting = seconds === undefined ? {} : { maxAge: seconds };
  setCookie(context, nameOf(bare, door), value, { ...OPTIONS, secure: door.secure, ...lasting });
}

/** Takes one back. */
export function takeCookie(context: Context, bare: 'caigou' | 'caigou-oidc', door: Door): void {
  deleteCookie(context, nameOf(bare, door), { ...OPTIONS, secure: door.secure });
}
