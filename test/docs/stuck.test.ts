import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { stuckPage } from './stuck-page.js';
import { SHOWN } from './stuck-table.js';

const PAGE = join(ROOT, 'docs/stuck.md');

test('the page of what is stuck is the table of its reasons', () => {
  const page = `${stuckPage()}\n`;
  if (process.env.CAIGOU_WRITE_DOCS === '1') writeFileSync(PAGE, page);
  expect(readFileSync(PAGE, 'utf8')).toBe(page);
});

test('each reason is shown by tests that are there and name it', () => {
  for (const [reason, { tests }] of Object.entries(SHOWN)) {
    expect(tests.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(tests.some((path) => readFileSync(join(ROOT, path), 'utf8').includes(reason))).toBe(true);
  }
});
