import { execFileSync, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SEARCH_ATTRIBUTES } from '../workflows/messages.js';

const KEEPER = fileURLToPath(new URL('./keeper.mjs', import.meta.url));
const USUAL_PORT = 7233;
const READY_MS = 60_000;
const POLL_MS = 50;

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
  const { binary, home, port, dynamicConfig = [], memory = false } = options;
  mkdirSync(home, { recursive: true });
  const database = join(home, `temporal-${serverVersion(binary)}.db`);
  const pidFile = join(home, 'temporal.pid');
  await endLeftOver(pidFile, database);
  const fresh = !existsSync(database);
  const chosen = port === undefined || port === 0 ? await freePort(port ?? USUAL_PORT) : port;
  const log = openSync(join(home, 'temporal.log'), 'a');
  // A group of its own: Ctrl-C in a terminal must reach this process first, which then ends the server last.
  const args = argumentsFor(memory ? null : database, chosen, [...DYNAMIC_CONFIG, ...dynamicConfig]);
  const keeper = spawn(process.execPath, [KEEPER, pidFile, binary, ...args], {
    stdio: ['pipe', log, log],
    detached: true,
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => keeper.once('close', () => resolve()));
  const hasEnded = () => keeper.exitCode !== null || keeper.signalCode !== null;
  await answering(chosen, hasEnded, home);
  const stop = async () => {
    if (!hasEnded()) keeper.stdin?.end();
    await ended;
  };
  return { address: `127.0.0.1:${chosen}`, fresh, stop };
}

function argumentsFor(database: string | null, port: number, dynamicConfig: readonly string[]): string[] {
  const attributes = SEARCH_ATTRIBUTES.map(({ name, type }) => `${name}=${WRITTEN[type]}`);
  return [
    ...['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'error'],
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

/** The wanted port when it is free, else any. */
async function freePort(wanted: number): Promise<number> {
  return (await bindable(wanted)) ?? (await bindable(0)) ?? Promise.reject(new Error('no free port on 127.0.0.1'));
}

function bindable(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : null;
      server.close(() => resolve(bound));
    });
  });
}

async function answering(port: number, hasEnded: () => boolean, home: string): Promise<void> {
  for (let waited = 0; waited < READY_MS; waited += POLL_MS) {
    if (hasEnded()) break;
    if (await listens(port)) return;
    await sleep(POLL_MS);
  }
  throw new Error(`Temporal does not answer on port ${port}; its last words are in ${join(home, 'temporal.log')}`);
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (yes: boolean) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}
