/**
 * Run by Stryker in its copy of the checkout, once every mutant stands in the sources: bundles the tests that judge
 * approvals and what is stuck. jest would load the whole graph anew for each mutant and test file; from a bundle that
 * stays loaded a mutant is a switch, and costs only the tests that reach it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const FOLDERS = ['test/domain/approval', 'test/domain/stuck', 'test/domain/repair'];
/**
 * A mutant nobody finds waits for every test that reaches it: random runs by the thousand, and a matrix whose hundreds
 * of rows are whole courses, would be most of what it waits for. Leaving tests out can only lower the score.
 */
const LEFT_OUT = ['soak.test.ts', 'separation-matrix.test.ts'];

const tests = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts') && !LEFT_OUT.includes(name))
    .map((name) => join(folder, name)),
);

/** Tests find files beside their source, and a bundle lies elsewhere. @type {import('esbuild').Plugin} */
const ownPlaces = {
  name: 'own-places',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]test[\\/].*\.ts$/ }, ({ path }) => {
      const place = JSON.stringify(pathToFileURL(path).href);
      return { loader: 'ts', contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', place) };
    });
  },
};

await build({
  entryPoints: tests,
  outdir: '.cache/mutate',
  outbase: 'test',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  // What several tests import is one chunk, loaded once.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  alias: { '@jest/globals': './scripts/mutate/globals.mjs' },
  plugins: [ownPlaces],
  logLevel: 'warning',
});
