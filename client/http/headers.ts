import type { MiddlewareHandler } from 'hono';
import { every } from 'hono/combine';
import { secureHeaders } from 'hono/secure-headers';
import type { Door } from './parts.js';

/** What an answer may do in a browser unless its route says more: nothing. */
const CLOSED = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Headers of every answer. Over plain http none of them promises https. */
export function headers({ secure }: Door): MiddlewareHandler {
  const usual = secureHeaders({
    xFrameOptions: 'DENY',
    strictTransportSecurity: secure ? 'max-age=31536000' : false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
  });
  return every(usual, async (context, next) => {
    await next();
    if (!context.res.headers.has('content-security-policy')) context.res.headers.set('content-security-policy', CLOSED);
  });
}
