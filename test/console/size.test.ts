import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../../scripts/setup/paths.mjs';

type Chunk = { file: string; isEntry?: boolean; imports?: string[]; dynamicImports?: string[]; css?: string[] };
type Manifest = Record<string, Chunk>;

const CONSOLE = join(ROOT, 'dist', 'console');
const FIRST_LOAD_MOST = 450 * 1024;
/** react says so where it is built for development. */
const ONLY_DEV = 'Download the React DevTools';
const manifest: Manifest = JSON.parse(readFileSync(join(CONSOLE, 'manifest.json'), 'utf8'));

/** A chunk and all it cannot start without. */
function closure(key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key]?.imports ?? []) closure(next, seen);
  return seen;
}

/** What a browser fetches for some chunks, as it goes over the line. */
function zipped(keys: Iterable<string>): number {
  const files = new Set([...keys].flatMap((key) => [manifest[key]?.file ?? [], manifest[key]?.css ?? []].flat()));
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(CONSOLE, file))).byteLength, 0);
}

const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry) ?? '';
const SCREENS = Object.keys(manifest).filter((key) => /screens\/[^/]+\/index\.tsx$/.test(key));
const screen = (name: string) => Object.keys(manifest).find((key) => key.endsWith(`screens/${name}/index.tsx`)) ?? '';

describe('the built console', () => {
  test.each(SCREENS)('loads at most 450 KB until %s is there, whichever of its parts is opened first', (key) => {
    // A dialog is fetched when it is asked for, and the screen is there by then.
    const parts = (manifest[key]?.dynamicImports ?? []).filter((part) => !part.endsWith('-dialog.tsx'));
    for (const part of [key, ...parts]) {
      const first = new Set([...closure(entry), ...closure(key), ...closure(part)]);
      expect(`${part} ${zipped(first) <= FIRST_LOAD_MOST}`).toBe(`${part} true`);
    }
  });

  test('is what is shipped, not what is built for development', () => {
    const scripts = new Set(Object.values(manifest).map(({ file }) => file));
    const forDevelopers = [...scripts].filter((file) => readFileSync(join(CONSOLE, file), 'utf8').includes(ONLY_DEV));
    expect(forDevelopers).toEqual([]);
  });

  test('knows a screen for each part of the console that has one', () => {
    const folders = readdirSync(join(ROOT, 'client', 'console', 'screens'));
    const built = SCREENS.map((key) => key.split('/').at(-2) ?? '');
    expect(folders).toEqual(expect.arrayContaining(built));
    expect(built).toEqual(expect.arrayContaining(['home', 'todo', 'case', 'stuck']));
  });

  test('has a part of its own for each screen, which is loaded when it is opened', () => {
    for (const name of ['home', 'todo', 'case', 'stuck']) expect(closure(entry)).not.toContain(screen(name));
  });

  test('asks nothing of another server, and its page holds no script of its own', () => {
    const page = readFileSync(join(CONSOLE, 'index.html'), 'utf8');
    expect(page).not.toMatch(/https?:\/\//);
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(page).toContain('%CSP_NONCE%');
  });
});
