import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type NARROW, openBrowser, signInAs, type Visitors } from './browser.js';
import { demoIsEntered } from './console-stack.js';
import { untilAnswered } from './crash-patience.js';
import { type Door, doorOf, endPrograms, startProgram } from './program.js';
import { temporalBinary } from './temporal.js';

const SEEDED_MS = 300_000;

/** The whole program as it is started for a look around, with its demo entered, and a browser before it. */
export type ConsoleOffice = {
  home: string;
  url: string;
  visitors: Visitors;
  /** The interface asked as a person of the directory. */
  door(person: string): Promise<Door>;
  /** A page where this account is signed in. */
  visit(account: string, size?: typeof NARROW): Promise<Page>;
  close(): Promise<void>;
};

/**
 * Letters of this office carry links, so its address is known before it listens there. `prepare`: puts into its folder
 * what it is to find there when it starts.
 */
export async function openConsoleOffice(prepare: (home: string) => void = () => undefined): Promise<ConsoleOffice> {
  const home = mkdtempSync(join(tmpdir(), 'caigou-console-'));
  prepare(home);
  const port = await freePort();
  const program = startProgram(['up'], {
    CAIGOU_HOME: home,
    CAIGOU_HTTP_PORT: `${port}`,
    CAIGOU_PUBLIC_URL: `http://127.0.0.1:${port}`,
    TEMPORAL_CLI: temporalBinary(),
  });
  const door = (person: string) => doorOf(program, person);
  const { url, ask } = await door('deputyHead');
  const seeded = async () => (demoIsEntered((await ask('GET', '/api/todo/tasks')).body) ? true : null);
  await untilAnswered(seeded, SEEDED_MS, 'the demo was not entered');
  const visitors = await openBrowser(url);
  const close = async () => {
    await visitors.close();
    await endPrograms();
    rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  const visit = async (account: string, size?: typeof NARROW) => {
    const page = await visitors.page(size);
    await signInAs(page, account);
    return page;
  };
  return { home, url, visitors, door, visit, close };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(address)));
    });
  });
}

/** Gives a command and fails the test on a refusal. */
export async function giveAt(door: Door, cycleId: string, asked: object): Promise<void> {
  const { status, body } = await door.ask('POST', `/api/cycles/${cycleId}/commands`, asked);
  if (status !== 200) throw new Error(JSON.stringify(body));
}
