import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { approvalVerbsPage } from './approval-verbs-page.js';

const PAGE = join(ROOT, 'docs/approval-verbs.md');

test('the page of the verbs of approvals is the table the code is tested against', () => {
  const page = `${approvalVerbsPage()}\n`;
  if (process.env.CAIGOU_WRITE_DOCS === '1') writeFileSync(PAGE, page);
  expect(readFileSync(PAGE, 'utf8')).toBe(page);
});
