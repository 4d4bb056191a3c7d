import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type NARROW, openBrowser, signInAs, type Visitors } from './browser.js';
import { untilAnswered } from './crash-patience.js';
import { type Door, doorOf, endPrograms, startProgram } from './program.js';
import { temporalBinary } from './temporal.js';

const SEEDED_MS = 300_000;

/** The product as it is shipped, with the demo on record, and a browser before it. */
export type ConsoleOffice = {
  url: string;
  /** The interface, asked as this person of the directory. */
  door(person: string): Promise<Door>;
  /** A page where this account is signed in. */
  visit(account: string, size?: typeof NARROW): Promise<Page>;
  close(): Promise<void>;
};

/** Starts one; a test file shares it, for starting costs much. */
export async function openConsoleOffice(): Promise<ConsoleOffice> {
  const home = mkdtempSync(join(tmpdir(), 'caigou-console-'));
  const program = startProgram(['up'], { CAIGOU_HOME: home, CAIGOU_HTTP_PORT: '0', TEMPORAL_CLI: temporalBinary() });
  const deputy = await doorOf(program, 'deputyHead');
  await untilAnswered(() => taskOf(deputy), SEEDED_MS, 'the demo was not entered');
  const visitors: Visitors = await openBrowser(deputy.url);
  return {
    url: deputy.url,
    door: (person) => doorOf(program, person),
    visit: async (account, size) => {
      const page = await visitors.page(size);
      await signInAs(page, account);
      return page;
    },
    close: async () => {
      await visitors.close();
      await endPrograms();
      rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** The demo leaves a plan with the deputy head to decide. */
async function taskOf(door: Door): Promise<true | null> {
  const { body } = await door.ask('GET', '/api/todo');
  return (body as { tasks: unknown[] }).tasks.length > 0 ? true : null;
}
