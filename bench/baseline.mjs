/** The frozen baseline: a figure says something over time only while what it is held against stays the same. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const FILES = ['bare/workflow.mjs', 'bare/activity.mjs'];

/** @returns {Record<string, string>} SHA-256 of each file of the baseline */
function baselineHashes() {
  const hashOf = (/** @type {string} */ file) =>
    createHash('sha256')
      .update(readFileSync(new URL(file, import.meta.url)))
      .digest('hex');
  return Object.fromEntries(FILES.map((file) => [file, hashOf(file)]));
}

/** @returns {string[]} the files that are no longer those of baseline.json */
export function changedBaseline() {
  /** @type {{ files: Record<string, string> }} */
  const { files } = JSON.parse(readFileSync(new URL('baseline.json', import.meta.url), 'utf8'));
  const now = baselineHashes();
  return FILES.filter((file) => files[file] !== now[file]);
}
