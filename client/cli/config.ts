import { resolve } from 'node:path';
import { clientEnvironmentSchema } from '../../schemas/client-environment.js';
import { readEnvironment } from '../../schemas/environment.js';
import { type IdentityConfig, identityConfig } from '../identity/config.js';

/** What the HTTP server and the command line need to know. */
export type ClientConfig = {
  home: string;
  http: { host: string; port: number; portWished: boolean };
  url: string | null;
  person: string | null;
  /** API token of the command line; null where it uses the local one. */
  token: string | null;
  production: boolean;
  identity: IdentityConfig;
};

/**
 * The configuration of server and command line, and the one place of them that reads the environment.
 * @throws Error naming each variable that is wrong, what was expected and how to mend it
 */
export function readClientConfig(environment: NodeJS.ProcessEnv = process.env): ClientConfig {
  const env = readEnvironment(clientEnvironmentSchema, environment);
  const { CAIGOU_HOME, CAIGOU_HTTP_HOST, CAIGOU_HTTP_PORT, CAIGOU_URL, CAIGOU_PERSON, CAIGOU_TOKEN, CAIGOU_MODE } = env;
  return {
    home: resolve(CAIGOU_HOME),
    http: { host: CAIGOU_HTTP_HOST, port: CAIGOU_HTTP_PORT, portWished: environment.CAIGOU_HTTP_PORT !== undefined },
    url: CAIGOU_URL ?? null,
    person: CAIGOU_PERSON ?? null,
    token: CAIGOU_TOKEN ?? null,
    production: CAIGOU_MODE === 'production',
    identity: identityConfig(env),
  };
}
