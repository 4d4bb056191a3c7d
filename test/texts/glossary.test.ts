import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));

function sourcesUnder(folder: string): string {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))
    .join('\n');
}

const code = [
  ...['domain', 'activities/adapters', 'render'],
  ...['client/directory', 'client/identity', 'client/rights', 'store/registry', 'store/views'],
]
  .map(sourcesUnder)
  .join('\n');
const rows = readFileSync(join(root, 'docs/glossary.md'), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => cells.length === 5 && cells[2]?.startsWith('`'));
const identifiers = rows.flatMap((cells) => [...(cells[2] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''));

describe('the glossary', () => {
  test.each(identifiers)('names `%s` as the code does', (identifier) => {
    expect(new RegExp(`(?<![\\w-])${identifier}(?![\\w-])`).test(code)).toBe(true);
  });

  test('explains each identifier once', () => {
    expect(identifiers.filter((name, at) => identifiers.indexOf(name) !== at)).toEqual([]);
  });

  test('has a Chinese word and a meaning in every row', () => {
    expect(rows.length).toBeGreaterThan(60);
    for (const [, chinese, , meaning] of rows) {
      expect(chinese).toMatch(/^\p{Script=Han}/u);
      expect(meaning).toMatch(/\.$/);
    }
  });
});
