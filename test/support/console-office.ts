import type { Page } from 'playwright-core';
import { type NARROW, openBrowser, signInAs, type Visitors } from './browser.js';
import { untilAnswered } from './crash-patience.js';
import { freePort } from './kept-process.mjs';
import { type Door, doorOf } from './program.js';
import { startSeeded } from './seeded-program.js';

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

/** Letters of this office carry links, so its address is known before it listens there. */
export async function openConsoleOffice(): Promise<ConsoleOffice> {
  const port = await freePort();
  const own = { CAIGOU_HTTP_PORT: `${port}`, CAIGOU_PUBLIC_URL: `http://127.0.0.1:${port}` };
  const { home, program, close: end } = await startSeeded(own);
  const door = (person: string) => doorOf(program, person);
  const { url, ask } = await door('deputyHead');
  const seeded = async () => (isSeeded((await ask('GET', '/api/todo/tasks')).body) ? true : null);
  await untilAnswered(seeded, SEEDED_MS, 'the demo was not entered');
  const visitors = await openBrowser(url);
  const close = async () => {
    await visitors.close();
    await end();
  };
  const visit = async (account: string, size?: typeof NARROW) => {
    const page = await visitors.page(size);
    await signInAs(page, account);
    return page;
  };
  return { home, url, visitors, door, visit, close };
}

/** The demo leaves a plan with the deputy head to decide. */
function isSeeded(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'rows' in body && Object(body.rows).length > 0;
}

/** Gives a command and fails the test on a refusal. */
export async function giveAt(door: Door, cycleId: string, asked: object): Promise<void> {
  const { status, body } = await door.ask('POST', `/api/cycles/${cycleId}/commands`, asked);
  if (status !== 200) throw new Error(JSON.stringify(body));
}
