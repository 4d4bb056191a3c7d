import type { ClientEnvironment } from '../../schemas/client-environment.js';
import type { Door } from '../http/parts.js';
import type { OidcConfig } from './oidc.js';
import type { IdentityLimits } from './types.js';

/** How people may come in. */
export type IdentityConfig = {
  limits: IdentityLimits;
  /** Whether accounts with passwords of ours may sign in. */
  local: boolean;
  oidc: OidcConfig | null;
  door: Door;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** @throws Error naming what is missing beside a provider */
export function identityConfig(env: ClientEnvironment): IdentityConfig {
  const lockMs = env.CAIGOU_LOCKOUT_MINUTES * MINUTE_MS;
  return {
    limits: {
      idleMs: env.CAIGOU_SESSION_IDLE_MINUTES * MINUTE_MS,
      absoluteMs: env.CAIGOU_SESSION_HOURS * HOUR_MS,
      account: { most: env.CAIGOU_LOCKOUT_FAILURES, lockMs },
      address: { most: env.CAIGOU_LOCKOUT_ADDRESS_FAILURES, lockMs },
    },
    local: env.CAIGOU_LOCAL_ACCOUNTS === 'on',
    oidc: oidcOf(env),
    door: {
      secure: env.CAIGOU_PUBLIC_URL?.startsWith('https:') === true,
      behindProxy: env.CAIGOU_BEHIND_PROXY === 'true',
    },
  };
}

function oidcOf(env: ClientEnvironment): OidcConfig | null {
  const { CAIGOU_OIDC_ISSUER: issuer, CAIGOU_OIDC_CLIENT_ID: clientId, CAIGOU_PUBLIC_URL: publicUrl } = env;
  if (issuer === undefined) return null;
  if (clientId === undefined || publicUrl === undefined)
    throw new Error('CAIGOU_OIDC_ISSUER：还需要 CAIGOU_OIDC_CLIENT_ID 和 CAIGOU_PUBLIC_URL');
  return {
    issuer,
    clientId,
    clientSecret: env.CAIGOU_OIDC_CLIENT_SECRET,
    name: env.CAIGOU_OIDC_NAME,
    claim: env.CAIGOU_OIDC_CLAIM,
    match: env.CAIGOU_OIDC_MATCH,
    callback: new URL('/api/session/oidc/callback', publicUrl).href,
  };
}
