import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { dueDatesPage } from './due-dates-page.js';

const PAGE = join(ROOT, 'docs/due-dates.md');

test('the table of all due dates is what the profiles and calendars say today', () => {
  const page = `${dueDatesPage()}\n`;
  if (process.env.CAIGOU_WRITE_DOCS === '1') writeFileSync(PAGE, page);
  expect(readFileSync(PAGE, 'utf8')).toBe(page);
});
