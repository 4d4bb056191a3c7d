import type { Page } from 'playwright-core';
import { type ConsoleOffice, openConsoleOffice } from './console-office.js';

/** Starting a whole installation, and entering its demo, on a machine that also does other things. */
export const STACK_MS = 900_000;

/** An installation of its own with the demo county in it, and browsers at its door. */
export type ConsoleStack = ConsoleOffice;

export function consoleStack(): Promise<ConsoleStack> {
  return openConsoleOffice();
}

/** How far a page is wider than its screen; tables roll in their own frame. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
}
