import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Commands that start a Temporal server of their own. */
const STARTING = ['up', 'rehearse'];

/**
 * The server's program for commands that start one, as `npm start` finds it: named, on the path, or got by the set-up
 * before. Undefined where nothing is needed or found; an image without the set-up has its server elsewhere.
 * @param {readonly string[]} argv
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | undefined>}
 */
export async function temporalFor(argv, env) {
  const setUp = new URL('../scripts/setup/temporal.mjs', import.meta.url);
  if (env.TEMPORAL_CLI || !STARTING.includes(argv[0] ?? '') || !existsSync(fileURLToPath(setUp))) return undefined;
  const { findTemporal } = await import(setUp.href);
  return findTemporal(env)?.path;
}
