import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findChromium } from '../../scripts/setup/chromium.mjs';
import { packagesAreInstalled } from '../../scripts/setup/packages.mjs';
import { findPostgres } from '../../scripts/setup/postgres.mjs';
import {
  ensureTemporal,
  findTemporal,
  serverIsNewEnough,
  serverVersion,
  TEMPORAL_CLI_VERSION,
} from '../../scripts/setup/temporal.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caigou-setup-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): string {
  const full = join(folder, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
  return full;
}

/** A stand-in for a program that prints one line. */
function program(path: string, output: string): string {
  const full = write(path, `#!/bin/sh\necho "${output}"\n`);
  chmodSync(full, 0o755);
  return full;
}

describe('the Temporal binary', () => {
  const GOOD = 'temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)';
  const OLD = 'temporal version 1.8.2 (Server 1.31.2, UI 2.51.0)';
  const cached = `cache/caigou/temporal-${TEMPORAL_CLI_VERSION}/temporal`;
  const env = (more: Record<string, string> = {}) => ({
    PATH: join(folder, 'bin'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    ...more,
  });

  test('its server version is read from what it prints', () => {
    expect(serverVersion(GOOD)).toBe('1.32.0');
    expect(serverVersion('temporal version 1.9.1')).toBeNull();
  });

  test.each([
    ['1.31.9', false],
    ['1.32.0', true],
    ['1.100.0', true],
    ['2.0.0', true],
    ['0.99.0', false],
  ])('server %s is new enough: %s', (version, enough) => {
    expect(serverIsNewEnough(version)).toBe(enough);
  });

  test('the one named by TEMPORAL_CLI comes before the one on PATH', () => {
    program('bin/temporal', GOOD);
    const named = program('named/temporal', GOOD);
    expect(findTemporal(env({ TEMPORAL_CLI: named }))).toEqual({
      path: named,
      version: '1.32.0',
      source: 'TEMPORAL_CLI',
    });
  });

  test('one named by TEMPORAL_CLI that is too old is an error, not a reason to take another', () => {
    program('bin/temporal', GOOD);
    const named = program('named/temporal', OLD);
    expect(() => findTemporal(env({ TEMPORAL_CLI: named }))).toThrow(
      /TEMPORAL_CLI: .*carries server 1\.31\.2; 1\.32 or newer/,
    );
  });

  test('the one on PATH comes before the one in the cache', () => {
    const onPath = program('bin/temporal', GOOD);
    program(cached, GOOD);
    expect(findTemporal(env())).toMatchObject({ path: onPath, source: 'PATH' });
  });

  test('the one in the cache is taken when the one on PATH is too old', () => {
    program('bin/temporal', OLD);
    const kept = program(cached, GOOD);
    expect(findTemporal(env())).toEqual({ path: kept, version: '1.32.0', source: 'cache' });
  });

  test('one that is found is not fetched again', async () => {
    const kept = program(cached, GOOD);
    await expect(ensureTemporal(env())).resolves.toMatchObject({ path: kept, source: 'cache' });
  });

  test('none is found on a machine without any', () => {
    expect(findTemporal(env())).toBeNull();
  });
});

describe('PostgreSQL', () => {
  test('is the folder on PATH that holds a whole server', () => {
    program('half/initdb', '');
    for (const name of ['initdb', 'postgres', 'pg_isready']) program(`whole/${name}`, '');
    expect(findPostgres({ PATH: `${join(folder, 'half')}:${join(folder, 'whole')}` })).toBe(join(folder, 'whole'));
  });
});

describe('the npm packages', () => {
  const LOCK = {
    packages: {
      '': { dependencies: { zod: '4.6.7' } },
      'node_modules/zod': { version: '4.6.7' },
      'node_modules/only-windows': { version: '1.0.0', optional: true },
    },
  };

  function checkout(installed: object | null, asked: object = { dependencies: { zod: '4.6.7' } }): string {
    write('package.json', JSON.stringify(asked));
    write('package-lock.json', JSON.stringify(LOCK));
    if (installed) write('node_modules/.package-lock.json', JSON.stringify({ packages: installed }));
    return folder;
  }

  test('are there when each has the version of the lock, without those of other systems', () => {
    expect(packagesAreInstalled(checkout({ 'node_modules/zod': { version: '4.6.7' } }))).toBe(true);
  });

  test('are missing on a fresh clone', () => {
    expect(packagesAreInstalled(checkout(null))).toBe(false);
  });

  test('are missing when one has another version', () => {
    expect(packagesAreInstalled(checkout({ 'node_modules/zod': { version: '4.6.6' } }))).toBe(false);
  });

  test('are missing when package.json asks for one that the lock does not know', () => {
    const asked = { dependencies: { zod: '4.6.7', eta: '4.6.0' } };
    expect(packagesAreInstalled(checkout({ 'node_modules/zod': { version: '4.6.7' } }, asked))).toBe(false);
  });
});

describe('the browser', () => {
  test('is the one that is named, before any on the path', () => {
    const named = program('named/browser', 'Chromium');
    const other = program('bin/chromium', 'Chromium');
    expect(findChromium({ CHROMIUM_PATH: named, PATH: dirname(other) })).toBe(named);
    expect(findChromium({ PATH: dirname(other) })).toBe(other);
  });

  test('is one without windows, wherever on the path, before one with windows', () => {
    const whole = program('bin/chromium', 'Chromium');
    const shell = program('later/chromium-headless-shell', 'Chromium');
    expect(findChromium({ PATH: [dirname(whole), dirname(shell)].join(delimiter) })).toBe(shell);
  });

  test('is none where none is', () => {
    expect(findChromium({ PATH: folder })).toBeNull();
  });
});
