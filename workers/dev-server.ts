import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Connection } from '@temporalio/client';
import { SEARCH_ATTRIBUTES } from '../workflows/messages.js';
import { freePort } from './free-port.js';

const KEEPER = fileURLToPath(new URL('./keeper.mjs', import.meta.url));
const USUAL_PORT = 7233;
const READY_MS = 60_000;
const POLL_MS = 50;
const ASK_MS = 1_000;
/** Another program may take a port between the look and the start. */
const PORTS_TRIED = 5;

// The first lets a run that continues as new within a second go on at once (where time is skipped, skipping over that
// pause would count what was skipped before twice); the second keeps the server off the network.
const DYNAMIC_CONFIG = ['history.workflowIdReuseMinimalInterval="0s"', 'frontend.enableServerVersionCheck=false'];

/**
 * `dynamicConfig`: more `KEY=JSON` values, which the server reads at its start only. `port`: left out, the usual one or
 * any that is free; 0, any that is free. `memory`: nothing is kept, which is faster; for what ends with its server.
 */
export type DevServerOptions = {
  binary: string;
  home: string;
  port?: number | undefined;
  dynamicConfig?: readonly string[];
  memory?: true;
};

/** The Temporal dev server of the embedded stack. `fresh`: it began with an empty database. */
export type DevServer = { address: string; fresh: boolean; stop(): Promise<void> };

/**
 * Starts Temporal as a child that ends with this process. Its database file carries the server's version, because a
 * newer server does not migrate it; its output goes to `temporal.log`.
 * @throws Error when it does not answer within a minute
 */
export async function startDevServer(options: DevServerOptions): Promise<DevServer> {
  const { binary, home, port, memory = false } = options;
  mkdirSync(home, { recursive: true });
  const database = join(home, `temporal-${serverVersion(binary)}.db`);
  await endLeftOver(pidFileIn(home), database);
  const fresh = !existsSync(database);
  const asked = port === undefined || port === 0 ? null : port;
  for (let tried = 1; ; tried += 1) {
    const chosen = asked ?? (await freePort(tried > 1 || port === 0 ? 0 : USUAL_PORT));
    const stop = await startOn(chosen, { ...options, database: memory ? null : database });
    if (stop !== null) return { address: `127.0.0.1:${chosen}`, fresh, stop };
    if (asked !== null || tried >= PORTS_TRIED) throw noAnswer(chosen, home);
  }
}

function noAnswer(port: number, home: string): Error {
  return new Error(`Temporal does not answer on port ${port}; its last words are in ${logIn(home)}`);
}

/**
 * The server on this port, as the function that ends it; null when it ended by itself, its port being taken. Another
 * port would not help one that runs and does not answer.
 */
async function startOn(
  port: number,
  { binary, home, dynamicConfig = [], database }: DevServerOptions & { database: string | null },
): Promise<(() => Promise<void>) | null> {
  const mark = markOf(home);
  const log = openSync(logIn(home), 'a');
  // A group of its own: Ctrl-C in a terminal must reach this process first, which then ends the server last.
  const args = argumentsFor(database, port, mark, [...DYNAMIC_CONFIG, ...dynamicConfig]);
  const keeper = spawn(process.execPath, [KEEPER, pidFileIn(home), binary, ...args], {
    stdio: ['pipe', log, log],
    detached: true,
  });
  closeSync(log);
  const ended = new Promise<void>((done) => keeper.once('close', () => done()));
  const hasEnded = () => keeper.exitCode !== null || keeper.signalCode !== null;
  const stop = async () => {
    if (!hasEnded()) keeper.stdin?.end();
    await ended;
  };
  if (await answering(`127.0.0.1:${port}`, mark, hasEnded)) return stop;
  const endedItself = hasEnded();
  await stop();
  if (!endedItself) throw noAnswer(port, home);
  return null;
}

/**
 * A namespace that only the server of this folder has: whatever else may listen on the port, as the server of another
 * installation that was started at the same moment, is not taken for ours.
 */
function markOf(home: string): string {
  return `caigou-${createHash('sha256').update(resolve(home)).digest('hex').slice(0, MARK_LENGTH)}`;
}
const MARK_LENGTH = 16;

function pidFileIn(home: string): string {
  return join(home, 'temporal.pid');
}

function logIn(home: string): string {
  return join(home, 'temporal.log');
}

function argumentsFor(database: string | null, port: number, mark: string, dynamicConfig: readonly string[]): string[] {
  const attributes = SEARCH_ATTRIBUTES.map(({ name, type }) => `${name}=${WRITTEN[type]}`);
  return [
    ...['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'error'],
    ...['--namespace', mark],
    ...(database === null ? [] : ['--db-filename', database]),
    ...dynamicConfig.flatMap((value) => ['--dynamic-config-value', value]),
    ...attributes.flatMap((value) => ['--search-attribute', value]),
  ];
}
const WRITTEN = { KEYWORD: 'Keyword', DATETIME: 'Datetime' } as const;

/** `1.32.0` of `temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)`. */
function serverVersion(binary: string): string {
  const output = execFileSync(binary, ['--version'], { encoding: 'utf8' });
  const version = /\bServer (\d+\.\d+\.\d+)/.exec(output)?.[1];
  if (version === undefined) throw new Error(`${binary} does not name a server version: ${output.trim()}`);
  return version;
}

/** A killed stack may leave its server for a moment; two on one database would each overwrite what the other wrote. */
async function endLeftOver(pidFile: string, database: string): Promise<void> {
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0;
  while (pid > 0 && commandOf(pid).includes(database)) {
    process.kill(pid, 'SIGKILL');
    await sleep(POLL_MS);
  }
}

function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** Waits until the server with this mark answers; false when the program ended or the time is up. */
async function answering(address: string, mark: string, hasEnded: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < READY_MS; waited += POLL_MS) {
    if (hasEnded()) return false;
    if (await hasMark(address, mark)) return true;
    await sleep(POLL_MS);
  }
  return false;
}

/** Nobody there, not ready yet and another's server are all told by an error; what is tried again is tried from here. */
async function hasMark(address: string, mark: string): Promise<boolean> {
  const connection = Connection.lazy({ address, interceptors: [] });
  const asked = connection.workflowService.describeNamespace({ namespace: mark }).then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([asked, sleep(ASK_MS, false, { ref: false })]);
  } finally {
    await connection.close();
  }
}
