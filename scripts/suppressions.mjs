/**
 * Counts the places where somebody told a checker to be silent, and fails above the limit. A suppression is a debt:
 * few are bearable, a habit is not.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { codeUnder, PRODUCT_FOLDERS, textOf } from './product-files.mjs';
import { ROOT, runsAs } from './setup/paths.mjs';

const LIMIT = 10;

// Put together here, so that this file does not count itself.
const MARKS = new RegExp(
  ['biome', 'oxlint', 'eslint']
    .map((tool) => `${tool}-(?:ignore|disable)`)
    .join('|')
    .concat('|@ts', '-(?:ignore|nocheck|expect-error)'),
);

/**
 * The lines of a text that silence a checker, as 1-based numbers.
 * @param {string} text
 * @returns {number[]}
 */
export function suppressedLines(text) {
  return text.split('\n').flatMap((line, index) => (MARKS.test(line) ? [index + 1] : []));
}

function main() {
  const own = readdirSync(ROOT).filter((name) => /\.(mjs|cjs|ts)$/.test(name) && existsSync(join(ROOT, name)));
  const files = [...codeUnder([...PRODUCT_FOLDERS, 'test', 'bench', 'scripts']), ...own];
  const found = files.flatMap((file) => suppressedLines(textOf(file)).map((line) => `${file}:${line}`));
  for (const place of found) console.log(`  ${place}`);
  console.log(`suppressions: ${found.length} of at most ${LIMIT}`);
  if (found.length > LIMIT) process.exitCode = 1;
}

if (runsAs(import.meta.url)) main();
