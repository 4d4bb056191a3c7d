import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { show } from './run.mjs';
import { say } from './say.mjs';

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, dependencies?: Record<string, string>,
 *   devDependencies?: Record<string, string> }} Entry
 */

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * @param {Record<string, string>} [a]
 * @param {Record<string, string>} [b]
 */
function sameVersions(a = {}, b = {}) {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/**
 * Does node_modules hold what package.json and the lock ask for? Compares versions, not file times: a fresh clone and
 * a switched branch both change times without meaning. Packages for other systems are optional and may be absent.
 * @param {string} root
 */
export function packagesAreInstalled(root) {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  const lockFile = join(root, 'package-lock.json');
  if (!existsSync(installedFile) || !existsSync(lockFile)) return false;
  /** @type {Record<string, Entry>} */
  const wanted = readJson(lockFile).packages;
  /** @type {Record<string, Entry>} */
  const installed = readJson(installedFile).packages;
  const asked = readJson(join(root, 'package.json'));
  const lockIsCurrent =
    sameVersions(asked.dependencies, wanted['']?.dependencies) &&
    sameVersions(asked.devDependencies, wanted['']?.devDependencies);
  const missing = Object.entries(wanted).filter(
    ([path, { version, optional }]) => path !== '' && !optional && installed[path]?.version !== version,
  );
  return lockIsCurrent && missing.length === 0;
}

/**
 * Installs the packages when they are missing or not those of the lock. `npm install` and not `npm ci`: a lock written
 * on one system may lack the platform packages of another, and `npm ci` then refuses.
 * @param {string} [root]
 */
export async function ensurePackages(root = ROOT) {
  if (packagesAreInstalled(root)) return;
  say('installing npm packages (one to two minutes the first time)');
  const code = await show('npm', ['install', '--no-audit', '--no-fund', '--no-progress'], {
    cwd: root,
    quietStdout: true,
  });
  if (code !== 0) throw new Error(`npm install ended with exit code ${code}`);
}
