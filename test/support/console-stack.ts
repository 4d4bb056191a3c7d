import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser, signInAs } from './browser.js';
import { untilAnswered } from './crash-patience.js';
import { type Door, doorOf, endPrograms, startProgram } from './program.js';
import { temporalBinary } from './temporal.js';

/** Starting a whole installation, and entering its demo, on a machine that also does other things. */
export const STACK_MS = 900_000;
const SEEDED_MS = 300_000;

/** An installation of its own with the demo county in it, and browsers at its door. */
export type ConsoleStack = {
  url: string;
  /** Its HTTP interface as a person of the demo county. */
  door(person: string): Promise<Door>;
  /** A page where this account is signed in, at the workbench. */
  visit(account: string, size?: { width: number; height: number }): Promise<Page>;
  close(): Promise<void>;
};

/**
 * Whether the tasks of the deputy head are those of a demo that is entered: it leaves the plan of its last case with him;
 * on others he decides while it is entered.
 */
export function demoIsEntered(tasks: unknown): boolean {
  const rows: readonly { cycleTitle: string }[] = Object(tasks).rows ?? [];
  return rows.some(({ cycleTitle }) => cycleTitle.includes('计划审批中'));
}

export async function consoleStack(): Promise<ConsoleStack> {
  const home = mkdtempSync(join(tmpdir(), 'caigou-console-'));
  const env = { CAIGOU_HOME: home, CAIGOU_HTTP_PORT: '0', TEMPORAL_CLI: temporalBinary() };
  const program = startProgram(['up'], env);
  const deputy = await doorOf(program, 'deputyHead');
  const waiting = async () => {
    const { body } = await deputy.ask('GET', '/api/todo/tasks');
    return demoIsEntered(body) ? true : null;
  };
  await untilAnswered(waiting, SEEDED_MS, 'the demo was not entered');
  const visitors = await openBrowser(deputy.url);
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

/** How far a page is wider than its screen; tables roll in their own frame. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
}
