import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const KEEPER = join(dirname(fileURLToPath(import.meta.url)), 'keeper.mjs');
const READY_MS = 60_000;
const POLL_MS = 50;
const OUTPUT_KEPT = 400;
const FIRST_PORT = 12_000;
const PORTS_END = 32_000;

/**
 * @typedef {object} KeptProcess
 * @property {() => Promise<void>} stop ends it and waits until it is gone
 * @property {() => boolean} exited
 * @property {() => string} output the last of what it printed
 *
 * @typedef {object} KeepOptions
 * @property {{ uid: number, gid: number }} [user] who runs it, where the server refuses root
 * @property {'SIGTERM' | 'SIGINT'} [endBy] the signal that ends it in good order
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 */

/**
 * A loopback TCP port that is free now. Not one that the system gives to whoever connects somewhere (on Linux from 32768
 * on): before the server listens there, another test of the run might have got it.
 * @returns {Promise<number>}
 */
export async function freePort() {
  for (;;) {
    const port = randomInt(FIRST_PORT, PORTS_END);
    if (await isFree(port)) return port;
  }
}

/** @param {number} port @returns {Promise<boolean>} */
function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/**
 * Starts a server that ends with this process, however this process ends.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {KeepOptions} [options]
 * @returns {KeptProcess}
 */
export function keep(program, args, { user, endBy = 'SIGTERM', cwd, env } = {}) {
  const wishes = JSON.stringify({ ...user, endBy });
  const child = spawn(process.execPath, [KEEPER, wishes, program, ...args], { cwd, env, stdio: 'pipe' });
  /** @type {string[]} */
  const printed = [];
  const remember = (/** @type {unknown} */ chunk) => {
    printed.push(String(chunk));
    if (printed.length > OUTPUT_KEPT) printed.shift();
  };
  child.stdout.on('data', remember);
  child.stderr.on('data', remember);
  const ended = new Promise((resolve) => child.once('close', resolve));
  const exited = () => child.exitCode !== null || child.signalCode !== null;
  return {
    exited,
    output: () => printed.join(''),
    stop: async () => {
      if (!exited()) child.kill('SIGTERM');
      await ended;
    },
  };
}

/**
 * Waits until `ready` says yes; throws with the server's own output when it ended or took too long.
 * @param {string} title
 * @param {KeptProcess} server
 * @param {() => boolean | Promise<boolean>} ready
 */
export async function untilReady(title, server, ready) {
  const attempts = READY_MS / POLL_MS;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (server.exited()) throw new Error(`${title} ended while starting:\n${server.output()}`);
    if (await ready()) return;
    await sleep(POLL_MS);
  }
  throw new Error(`${title} did not answer within ${READY_MS / 1000} s:\n${server.output()}`);
}
