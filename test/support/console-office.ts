import type { Page } from 'playwright-core';
import { type NARROW, openBrowser, signInAs, type Visitors } from './browser.js';
import { untilAnswered } from './crash-patience.js';
import { freePort } from './kept-process.mjs';
import { type Door, doorOf } from './program.js';
import { startPrepared, startSeeded } from './seeded-program.js';

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
 * what it is to find there before its demo is entered, which is then entered for it alone.
 */
export async function openConsoleOffice(prepare?: (home: string) => void): Promise<ConsoleOffice> {
  const port = await freePort();
  const own = { CAIGOU_HTTP_PORT: `${port}`, CAIGOU_PUBLIC_URL: `http://127.0.0.1:${port}` };
  const { home, program, close: end } = await (prepare === undefined ? startSeeded(own) : startPrepared(prepare, own));
  const door = (person: string) => doorOf(program, person);
  const { url, ask } = await door('deputyHead');
  const seeded = async () => (isEntered((await ask('GET', '/api/todo/tasks')).body) ? true : null);
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

/**
 * Whether the tasks of the deputy head are those of a demo that is entered: it leaves the plan of its last case with him;
 * on others he decides while it is entered.
 */
function isEntered(tasks: unknown): boolean {
  const rows: readonly { cycleTitle: string }[] = Object(tasks).rows ?? [];
  return rows.some(({ cycleTitle }) => cycleTitle.includes('计划审批中'));
}

/** Gives a command and fails the test on a refusal. */
export async function giveAt(door: Door, cycleId: string, asked: object): Promise<void> {
  const { status, body } = await door.ask('POST', `/api/cycles/${cycleId}/commands`, asked);
  if (status !== 200) throw new Error(JSON.stringify(body));
}
