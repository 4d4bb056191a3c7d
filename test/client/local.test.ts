import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readClientConfig } from '../../client/cli/config.js';
import { clearAddress, ensureToken, readAddress, readToken, writeAddress } from '../../client/local.js';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'caigou-local-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const modeOf = (name: string): number => statSync(join(home, name)).mode & 0o777;

describe('the local token', () => {
  test('is made once, is long, and only its owner can read it', () => {
    expect(readToken(home)).toBeNull();
    const token = ensureToken(home);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(ensureToken(home)).toBe(token);
    expect(readToken(home)).toBe(token);
    expect(modeOf('token')).toBe(0o600);
  });

  test('that others can read is closed to them again', () => {
    ensureToken(home);
    chmodSync(join(home, 'token'), 0o644);
    ensureToken(home);
    expect(modeOf('token')).toBe(0o600);
  });
});

describe('the address left for command lines', () => {
  test('is there while the server is', () => {
    expect(readAddress(home)).toBeNull();
    writeAddress(home, 'http://127.0.0.1:8080');
    expect(readAddress(home)).toBe('http://127.0.0.1:8080');
    clearAddress(home);
    expect(readAddress(home)).toBeNull();
  });
});

describe('the configuration of server and command line', () => {
  test('says of each wrong variable what was expected', () => {
    expect(() => readClientConfig({ CAIGOU_HTTP_PORT: 'x', CAIGOU_URL: 'y' })).toThrow(
      /CAIGOU_HTTP_PORT[\s\S]*CAIGOU_URL/,
    );
  });

  test.each(['', ' ', '1e3', '0x1F90', '８０８０', '-1', '70000', '80.5'])('takes %j for no port', (port) => {
    expect(() => readClientConfig({ CAIGOU_HTTP_PORT: port })).toThrow(/^CAIGOU_HTTP_PORT：.+；.+/);
  });

  test('tells a misspelt variable which one was meant, and leaves those of others alone', () => {
    expect(() => readClientConfig({ CAIGOU_HTTP_PROT: '1' })).toThrow(
      'CAIGOU_HTTP_PROT：没有这个变量；是否指 CAIGOU_HTTP_PORT？',
    );
    expect(() => readClientConfig({ CAIGOU_SMTP_URI: 'smtp://x' })).toThrow('CAIGOU_SMTP_URL');
    const others = { CAIGOU_SEED: '1', CAIGOU_CRASH_POINTS: '3', CAIGOU_TEST_POSTGRES: 'x', HTTP_PORT: '1', PATH: '/' };
    expect(readClientConfig(others).http.port).toBe(8080);
  });

  test('tells a port that was asked for from the usual one', () => {
    expect(readClientConfig({}).http).toEqual({ host: '127.0.0.1', port: 8080, portWished: false });
    expect(readClientConfig({ CAIGOU_HTTP_PORT: '0' }).http).toMatchObject({ port: 0, portWished: true });
  });
});
