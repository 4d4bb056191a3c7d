import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './setup/paths.mjs';

/** The folders that make the product; everything else serves it. */
export const PRODUCT_FOLDERS = /** @type {const} */ ([
  'domain',
  'schemas',
  'policies',
  'texts',
  'render',
  'workflows',
  'store',
  'activities',
  'workers',
  'client',
  'rehearsal',
  'bin',
]);

const CODE = /\.(ts|tsx|mts|mjs|cjs)$/;

/**
 * Every file under some folders of the checkout, as sorted paths relative to its root with `/`.
 * @param {readonly string[]} folders
 * @returns {string[]}
 */
export function filesUnder(folders) {
  const existing = folders.filter((folder) => existsSync(join(ROOT, folder)));
  return existing.flatMap((folder) => walk(join(ROOT, folder))).sort();
}

/**
 * Names files by path, size and time: any change of any of them gives another stamp.
 * @param {readonly string[]} paths relative to the root of the checkout
 */
export function stampOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const { size, mtimeMs } = statSync(join(ROOT, path));
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** @param {string} folder @returns {string[]} */
function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : walk(path);
    return [relative(ROOT, path).replaceAll('\\', '/')];
  });
}

/** The code files under some folders. @param {readonly string[]} folders */
export function codeUnder(folders) {
  return filesUnder(folders).filter((path) => CODE.test(path) && !path.endsWith('.d.mts') && !path.endsWith('.d.ts'));
}

/** The text of a file of the checkout. @param {string} path relative to the root */
export function textOf(path) {
  return readFileSync(join(ROOT, path), 'utf8');
}
