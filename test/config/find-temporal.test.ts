import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { temporalFor } from '../../bin/find-temporal.mjs';

const folder = mkdtempSync(join(tmpdir(), 'caigou-find-'));
const binary = join(folder, 'temporal');
writeFileSync(binary, '#!/bin/sh\necho "temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)"\n');
chmodSync(binary, 0o755);
const env = { PATH: `${folder}:/bin:/usr/bin`, HOME: folder, XDG_CACHE_HOME: folder };

afterAll(() => rmSync(folder, { recursive: true }));

describe('the server that a command starts for itself', () => {
  test.each(['up', 'rehearse'])('%s takes the one that is there', async (command) => {
    expect(await temporalFor([command, '--json'], env)).toBe(binary);
  });

  test('whoever names one is asked no further', async () => {
    expect(await temporalFor(['rehearse'], { ...env, TEMPORAL_CLI: '/opt/temporal' })).toBeUndefined();
  });

  test('a list looks for none', async () => {
    expect(await temporalFor(['todo'], env)).toBeUndefined();
  });

  test('without one there is none, and nothing is downloaded', async () => {
    expect(await temporalFor(['rehearse'], { ...env, PATH: '/nowhere' })).toBeUndefined();
  });
});
