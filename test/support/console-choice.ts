import type { Locator } from 'playwright-core';
import { untilAnswered } from './crash-patience.js';

const PATIENCE_MS = 60_000;
/** A list that is not there by then was closed again by whatever came in meanwhile. */
const OPENS_MS = 2_000;

/**
 * Opens the list of a field until it offers that, and answers all it offers. What is chosen so far lies over the field
 * itself; a dialog that is still coming in takes the place of the keyboard, and choices that come late close the list.
 */
export async function offeredAt(field: Locator, option: string | RegExp = /./): Promise<Locator> {
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

/** Chooses from the list of a field the first that fits, one after the other; the list stays open where several may be. */
export async function choose(field: Locator, ...options: (string | RegExp)[]): Promise<void> {
  const offered = await offeredAt(field, options[0]);
  for (const option of options) await offered.filter({ hasText: option }).first().click();
}
