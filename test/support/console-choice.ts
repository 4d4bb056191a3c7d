import type { Locator } from 'playwright-core';
import { untilAnswered } from './crash-patience.js';

const PATIENCE_MS = 60_000;
/** A list that is not there by then was closed again by whatever came in meanwhile. */
const OPENS_MS = 2_000;
/** Who sees nothing come of it presses again: what lay under the pointer has moved away meanwhile. */
const PRESSED_AGAIN_MS = 15_000;

/**
 * Opens the list of a field until it offers that, and answers all it offers. What is chosen so far lies over the field
 * itself; a dialog that is still coming in takes the place of the keyboard, and choices that come late close the list.
 */
async function offeredAt(field: Locator, option: string | RegExp = /./): Promise<Locator> {
  const offered = field.page().locator('.ant-select-item-option:visible');
  const opened = async () => {
    await field.click({ force: true });
    return offered
      .filter({ hasText: option })
      .first()
      .waitFor({ timeout: OPENS_MS })
      .then(
        () => true,
        () => null,
      );
  };
  await untilAnswered(opened, PATIENCE_MS, `${field} offers no ${option}`);
  return offered;
}

/**
 * Chooses from the list of a field the first that fits, one after the other; the list stays open where several may be. A
 * list that is going away is still seen, but takes nothing any more: what the field does not show then is chosen again.
 */
export async function choose(field: Locator, ...options: (string | RegExp)[]): Promise<void> {
  await offeredAt(field, options[0]);
  for (const option of options) {
    const wanted = field.page().locator('.ant-select-item-option:visible').filter({ hasText: option }).first();
    const before = await shownIn(field);
    const chosen = async () => {
      if ((await shownIn(field)) !== before) return true;
      if (!(await wanted.isVisible())) await field.click({ force: true });
      const label = (await wanted.textContent({ timeout: OPENS_MS })) ?? '';
      await wanted.click({ timeout: OPENS_MS });
      return before.includes(label.trim()) || (await shownIn(field)) !== before ? true : null;
    };
    await untilAnswered(chosen, PATIENCE_MS, `${field} does not take ${option}`);
  }
}

/** What is chosen or typed in a field with a list, as it stands there. */
async function shownIn(field: Locator): Promise<string> {
  const around = field.locator('xpath=ancestor::*[contains(concat(" ", @class, " "), " ant-select ")][1]');
  return `${await around.textContent()} ${await field.inputValue()}`;
}

/** Presses a button until that is there. */
export async function press(button: Locator, result: Locator): Promise<void> {
  const pressed = async () => {
    if ((await result.count()) > 0) return true;
    await button.click({ timeout: PRESSED_AGAIN_MS });
    await result.first().waitFor({ timeout: PRESSED_AGAIN_MS });
    return true;
  };
  await untilAnswered(pressed, PATIENCE_MS, `${button} leads to no ${result}`);
}
