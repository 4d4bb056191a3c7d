import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A program that npm installed into the checkout. @param {string} name */
export function localBin(name) {
  return join(ROOT, 'node_modules', '.bin', name);
}

/** Where downloaded programs are kept between checkouts. @param {NodeJS.ProcessEnv} env */
export function cacheFolder(env) {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'caigou');
}

/** Is this module the program that was started, and not one imported by another? @param {string} moduleUrl */
export function runsAs(moduleUrl) {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === fileURLToPath(moduleUrl);
}
