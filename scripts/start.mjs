/**
 * `npm start`: everything between a fresh clone and a running caigou. Uses Node's own modules only, because it runs
 * before there are packages.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensurePackages } from './setup/packages.mjs';
import { ROOT } from './setup/paths.mjs';
import { say } from './setup/say.mjs';
import { ensureTemporal } from './setup/temporal.mjs';

// One Ctrl-C may arrive twice, from the terminal and from npm; the stack takes a second one for impatience.
const SAME_WISH_MS = 500;

/**
 * Runs the stack to its end in a process group of its own, so that it hears of a signal once and from here only.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} its exit code
 */
function runStack(env) {
  const program = join(ROOT, 'dist', 'bin', 'caigou.js');
  const child = spawn(process.execPath, [program, 'up', ...process.argv.slice(2)], {
    stdio: 'inherit',
    detached: true,
    env,
  });
  let passedOnAt = Number.NEGATIVE_INFINITY;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (performance.now() - passedOnAt < SAME_WISH_MS) return;
      passedOnAt = performance.now();
      child.kill(signal);
    });
  }
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}

try {
  await ensurePackages();
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt();
  const temporal = await ensureTemporal();
  process.exitCode = await runStack({ ...process.env, TEMPORAL_CLI: temporal.path });
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
