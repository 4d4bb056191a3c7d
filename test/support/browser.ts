import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { untilAnswered } from './crash-patience.js';

/** Where Chromium is; undefined where it cannot be had, and the tests that need it are skipped. */
export const CHROMIUM = process.env.CAIGOU_TEST_CHROMIUM;

const FLAGS = [
  '--no-sandbox',
  '--lang=zh-CN',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** A machine that also builds and tests is slow; how slow is not what is tested. */
const PATIENCE_MS = 60_000;

/** In words, because tests know no types of a browser. */
// What turns for ever, as a mark of what is still going on, never comes to rest.
const STILL = `document.getAnimations().every(({ playState, effect }) =>
  playState !== 'running' || effect?.getTiming().iterations === Infinity) || null`;

/** Browsers of this test file. */
const OPEN = new Set<Browser>();
const LAST_LOOK_MS = 5_000;
const SHOWN_LENGTH = 4_000;
const SHOWN_PAGES = 3;
Object.assign(globalThis, { pagesAsTheyAre });

export const WIDE = { width: 1280, height: 800 };
export const NARROW = { width: 375, height: 760 };

/** A browser with its own folder; `pages` are of one person each. */
export type Visitors = {
  /** A page where nobody is signed in. */
  page(size?: { width: number; height: number }): Promise<Page>;
  close(): Promise<void>;
};

export async function openBrowser(url: string): Promise<Visitors> {
  const browser: Browser = await chromium.launch({ executablePath: CHROMIUM ?? '', headless: true, args: FLAGS });
  const page = async (viewport = WIDE): Promise<Page> => {
    const context = await browser.newContext({ baseURL: url, locale: 'zh-CN', viewport, reducedMotion: 'reduce' });
    context.setDefaultTimeout(PATIENCE_MS);
    return context.newPage();
  };
  const close = async () => {
    OPEN.delete(browser);
    await browser.close();
  };
  OPEN.add(browser);
  return { page, close };
}

/** What the pages opened last show, shortened: asked where a test has failed (setup/environment.mjs). */
async function pagesAsTheyAre(): Promise<string[]> {
  const pages = [...OPEN].flatMap((browser) => browser.contexts()).flatMap((context) => context.pages());
  return Promise.all(
    pages.slice(-SHOWN_PAGES).map((page) => shownBy(page).catch((error) => `${page.url()} cannot be read: ${error}`)),
  );
}

async function shownBy(page: Page): Promise<string> {
  const parts = await page.locator('#content, [role="dialog"]').all();
  const shown = await Promise.all(parts.map((part) => part.ariaSnapshot({ timeout: LAST_LOOK_MS })));
  return `${page.url()} shows: ${shown.map((text) => text.replaceAll(/\s+/g, ' ').slice(0, SHOWN_LENGTH)).join(' | ')}`;
}

/** Signs in by the log-in that the first page offers for trying things out. */
export async function signInAs(page: Page, account: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: account }).click();
  await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
}

/** Serious and critical faults of the page as it is now, each with the places where it stands. */
export async function faultsOf(page: Page): Promise<string[]> {
  // What is still fading in has no colour of its own yet.
  await untilAnswered(() => page.evaluate<true | null>(STILL), PATIENCE_MS, 'the page does not come to rest');
  // There is one frame, so axe need not open a page of its own to put frames together; what passes is not asked for.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** The name of the button or link the keyboard is on, or else the kind of element. */
export function hasFocus(page: Page): Promise<string> {
  return page.evaluate<string>(
    "document.activeElement.matches('button, a') ? document.activeElement.innerText : document.activeElement.nodeName",
  );
}

/** A picture for the documents, kept when CAIGOU_SCREENS is set: the days in it change with every run. */
export async function picture(page: Page, name: string): Promise<void> {
  const kept = process.env.CAIGOU_SCREENS !== undefined;
  const folder = kept ? join(ROOT, 'docs', 'screens') : mkdtempSync(join(tmpdir(), 'caigou-screens-'));
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  if (!kept) rmSync(folder, { recursive: true, force: true });
}
