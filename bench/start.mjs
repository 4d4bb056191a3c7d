/** How long `npm start` takes to its first answer on a machine that has started it before. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../scripts/setup/paths.mjs';
import { median } from './figures.mjs';

const POLL_MS = 20;
const PATIENCE_MS = 120_000;

/** @param {{ rounds: number }} size */
export async function measureStart({ rounds }) {
  const home = mkdtempSync(join(tmpdir(), 'caigou-bench-home-'));
  try {
    const cold = await startOnce(home);
    /** @type {number[]} */
    const warm = [];
    for (let round = 0; round < rounds; round += 1) warm.push(await startOnce(home));
    return { firstMs: cold, warmMs: median(warm), rounds: warm };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** @param {string} home @returns {Promise<number>} ms from the command to the first answer */
async function startOnce(home) {
  const started = performance.now();
  const child = spawn(process.execPath, [join(ROOT, 'scripts', 'start.mjs')], {
    env: { ...process.env, CAIGOU_HOME: home, CAIGOU_HTTP_PORT: '0' },
    stdio: 'ignore',
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  try {
    while (performance.now() - started < PATIENCE_MS) {
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
      if (await answers(home)) return performance.now() - started;
      await sleep(POLL_MS);
    }
    throw new Error('npm start did not answer');
  } finally {
    child.kill('SIGINT');
    await gone;
  }
}

/** @param {string} home */
async function answers(home) {
  const file = join(home, 'address');
  if (!existsSync(file)) return false;
  const url = readFileSync(file, 'utf8').trim();
  if (url === '') return false;
  return fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}
