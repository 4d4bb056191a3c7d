import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { bounded, untilAnswered } from './crash-patience.js';

const PROGRAM = join(ROOT, 'bin', 'caigou.mjs');
const START_MS = 300_000;
const END_MS = 240_000;

/** A run of the `caigou` program as it is shipped. */
export type Program = {
  pid: number;
  home: string;
  output(): string;
  hasEnded(): boolean;
  /** Nobody reads what it prints any more, as when its terminal is closed. */
  closeTerminal(): void;
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ended>;
  ended: Promise<Ended>;
};
export type Ended = { code: number | null; signal: NodeJS.Signals | null };

const alive = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

/** Starts `caigou <args…>` with this environment and no other. */
export function startProgram(args: readonly string[], env: NodeJS.ProcessEnv & { CAIGOU_HOME: string }): Program {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  alive.add(child);
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(String(chunk)));
  const output = (): string => printed.join('');
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code, signal) => {
      alive.delete(child);
      resolve({ code, signal });
    }),
  );
  return {
    pid: child.pid ?? 0,
    home: env.CAIGOU_HOME,
    output,
    hasEnded: () => !alive.has(child),
    closeTerminal: () => {
      child.stdout.destroy();
      child.stderr.destroy();
    },
    ended,
    end: (signal) => {
      child.kill(signal);
      return bounded(ended, END_MS, () => `${args.join(' ')} does not end:\n${output()}`);
    },
  };
}

/** Kills whatever was started and still runs. */
export async function endPrograms(): Promise<void> {
  const gone = [...alive].map(
    (child) =>
      new Promise<void>((resolve) => {
        child.once('close', () => resolve());
        child.kill('SIGKILL');
      }),
  );
  await Promise.all(gone);
}

/** The HTTP interface of a program, asked as a person of the directory. */
export type Door = {
  url: string;
  /** Status and body of an answer. */
  ask(method: 'GET' | 'POST', path: string, body?: object): Promise<{ status: number; body: unknown }>;
};

/** Waits until the program has left word where it listens, and answers there. */
export async function doorOf(program: Program, person: string): Promise<Door> {
  const url = await untilAnswered(() => answering(program), START_MS, 'no answer over HTTP');
  const token = readFileSync(join(program.home, 'token'), 'utf8').trim();
  const headers = {
    authorization: `Bearer ${token}`,
    'x-caigou-person': person,
    'content-type': 'application/json',
  };
  return {
    url,
    ask: async (method, path, body) => {
      const given = body === undefined ? {} : { body: JSON.stringify(body) };
      const answer = await fetch(`${url}${path}`, { method, headers, ...given });
      return { status: answer.status, body: await answer.json() };
    },
  };
}

/** The address is that of this run: an earlier one may have left its own behind. */
async function answering({ home, output, hasEnded }: Program): Promise<string | null> {
  if (hasEnded()) throw Object.assign(new Error(`ended:\n${output()}`), { final: true });
  const file = join(home, 'address');
  if (!existsSync(file)) return null;
  const url = readFileSync(file, 'utf8').trim();
  if (!output().includes(url)) return null;
  return (await fetch(`${url}/healthz`)).ok ? url : null;
}
