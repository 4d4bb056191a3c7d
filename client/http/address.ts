import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * Whose tries are counted together: the address of the asker; behind a proxy of ours, that which the proxy noted last.
 * Without a connection (a test) all are one.
 */
export function addressOf(context: Context, behindProxy = false): string {
  const noted = behindProxy ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  if (noted !== undefined && noted !== '') return noted;
  try {
    return getConnInfo(context).remote.address ?? '';
  } catch {
    return '';
  }
}

/** True for whoever sits at this very machine. */
export function isLoopback(address: string): boolean {
  return address === '' || address === '::1' || /^(::ffff:)?127\./.test(address);
}
