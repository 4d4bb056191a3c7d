import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/setup/paths.mjs';

/** What the program says once its demo is entered (bin/demo-first.ts). */
const ENTERED = '演示数据已录入';
/** What the outcome file holds when all is well; else it tells what went wrong. */
export const WELL = 'entered';

/** Beside the home, because a copy of it must not hold it. @param {string} home */
export function outcomeFile(home) {
  return `${home}.outcome`;
}

/**
 * Starts the built program on an empty home, and ends it in good order as soon as its demo is entered. Nobody is kept
 * waiting here: the outcome is left in a file.
 * @returns {{ home: string, stop: () => Promise<void> }}
 */
export function startSeeding() {
  const folder = mkdtempSync(join(tmpdir(), 'caigou-seeded-'));
  const home = join(folder, 'home');
  const env = {
    PATH: process.env.PATH,
    CAIGOU_HOME: home,
    CAIGOU_HTTP_PORT: '0',
    TEMPORAL_CLI: process.env.TEMPORAL_CLI,
  };
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'caigou.mjs'), 'up'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let isTold = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      said += text;
      if (isTold || !said.includes(ENTERED)) return;
      isTold = true;
      child.kill('SIGINT');
    });
  }
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const ended = new Promise((resolve) => {
    child.once('close', (code) => {
      process.off('exit', end);
      if (existsSync(folder))
        writeFileSync(outcomeFile(home), code === 0 && isTold ? WELL : `ended with ${code}:\n${said}`);
      resolve(undefined);
    });
  });
  return {
    home,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}
