/**
 * `npm run check`: runs every script of package.json named `check:*` to the end, shows what each says when it fails
 * (figures always), and fails when one does. All of them run, so that one look shows everything there is to mend.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './setup/paths.mjs';
import { capture } from './setup/run.mjs';

/** Checks whose output is figures worth reading when all is well. */
const FIGURES = new Set(['check:budgets', 'check:suppressions']);

/** @returns {string[]} */
function checks() {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return Object.keys(scripts).filter((name) => name.startsWith('check:'));
}

/** @param {string} name @returns {boolean} did it pass */
function passes(name) {
  const started = performance.now();
  const { code, stdout, stderr } = capture('npm', ['run', '--silent', name], { cwd: ROOT });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)`);
  if (code !== 0 || FIGURES.has(name)) process.stdout.write(stdout);
  if (code !== 0) process.stdout.write(stderr);
  return code === 0;
}

const failed = checks().filter((name) => !passes(name));
if (failed.length > 0) {
  console.log(`check: ${failed.length} failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
