import { resolve } from 'node:path';
import { clientEnvironmentSchema } from '../../schemas/client-environment.js';
import { readEnvironment } from '../../schemas/environment.js';

/** What the HTTP server and the command line need to know. */
export type ClientConfig = {
  home: string;
  http: { host: string; port: number; portWished: boolean };
  url: string | null;
  person: string | null;
};

/**
 * The configuration of server and command line, and the one place of them that reads the environment.
 * @throws Error naming each variable that is wrong, what was expected and how to mend it
 */
export function readClientConfig(environment: NodeJS.ProcessEnv = process.env): ClientConfig {
  const { CAIGOU_HOME, CAIGOU_HTTP_HOST, CAIGOU_HTTP_PORT, CAIGOU_URL, CAIGOU_PERSON } = readEnvironment(
    clientEnvironmentSchema,
    environment,
  );
  return {
    home: resolve(CAIGOU_HOME),
    http: { host: CAIGOU_HTTP_HOST, port: CAIGOU_HTTP_PORT, portWished: environment.CAIGOU_HTTP_PORT !== undefined },
    url: CAIGOU_URL ?? null,
    person: CAIGOU_PERSON ?? null,
  };
}
