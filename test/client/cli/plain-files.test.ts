import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { saveText } from '../../../bin/plain-files.js';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'caigou-files-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('a text is written with the folders it lies in, and once more over itself', () => {
  const file = join(home, 'schemas', 'profile.schema.json');
  for (const text of ['{}', '{"a":1}']) saveText(file, text);
  expect(readFileSync(file, 'utf8')).toBe('{"a":1}');
});

test('a place that cannot be written to is told in words', () => {
  const file = join(home, 'file');
  writeFileSync(file, '');
  expect(() => saveText(join(file, 'profile.schema.json'), '{}')).toThrow(
    `不能写 ${join(file, 'profile.schema.json')}`,
  );
});
