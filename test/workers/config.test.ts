import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { letterLinksOf } from '../../workers/composition.js';
import { readConfig } from '../../workers/config.js';

describe('the configuration of a worker', () => {
  test('an empty environment gives the embedded database and the mailbox under .caigou', () => {
    const { home, database, mail, taskQueue } = readConfig({});
    expect(home).toBe(`${process.cwd()}/.caigou`);
    expect(database).toEqual({ kind: 'embedded', directory: `${home}/store` });
    expect(mail).toMatchObject({ kind: 'mailbox', mailbox: { directory: `${home}/mailbox` } });
    expect(taskQueue).toBe('caigou');
  });

  test('letters carry links where an address for their readers is set, with a secret made once and kept', () => {
    const home = mkdtempSync(join(tmpdir(), 'caigou-home-'));
    try {
      expect(letterLinksOf(readConfig({ CAIGOU_HOME: home }))).toBeUndefined();
      expect(existsSync(join(home, 'link-secret'))).toBe(false);
      const config = readConfig({ CAIGOU_HOME: home, CAIGOU_PUBLIC_URL: 'https://caigou.mz.example' });
      const first = letterLinksOf(config);
      expect(first).toMatchObject({ base: 'https://caigou.mz.example' });
      expect(first?.secret).toMatch(/^[\w-]{43}$/);
      expect(letterLinksOf(config)).toEqual(first);
      expect(statSync(join(home, 'link-secret')).mode & 0o777).toBe(0o600);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });

  test('DATABASE_URL means PostgreSQL', () => {
    const url = 'postgres://caigou@db:5432/caigou';
    expect(readConfig({ DATABASE_URL: url }).database).toEqual({ kind: 'postgres', url });
  });

  test.each([
    ['smtp://mail:1025', { host: 'mail', port: 1025, secure: false }],
    ['smtp://mail', { host: 'mail', port: 25, secure: false }],
    ['smtps://u%40x:p%3Aw@mail', { host: 'mail', port: 465, secure: true, user: 'u@x', pass: 'p:w' }],
  ])('%s names the mail server', (CAIGOU_SMTP_URL, smtp) => {
    const { mail } = readConfig({ CAIGOU_SMTP_URL, CAIGOU_MAIL_FROM: 'caigou@mz.example' });
    expect(mail).toEqual({
      kind: 'smtp',
      smtp: { ...smtp, from: { name: '采购周期管理系统', email: 'caigou@mz.example' } },
    });
  });

  test.each([
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL.*postgres/],
    [{ TEMPORAL_ADDRESS: 'http://temporal' }, /TEMPORAL_ADDRESS.*主机:端口/],
    [{ CAIGOU_TEMPORAL_PORT: '99999' }, /CAIGOU_TEMPORAL_PORT/],
    [{ CAIGOU_MAIL_FROM: 'nobody' }, /CAIGOU_MAIL_FROM.*邮箱/],
    [{ CAIGOU_CACHED_CYCLES: 'many' }, /CAIGOU_CACHED_CYCLES/],
    [{ CAIGOU_CACHED_CYCLES: '' }, /CAIGOU_CACHED_CYCLES.*数字/],
    [{ CAIGOU_PUBLIC_URL: 'caigou.mz.example' }, /CAIGOU_PUBLIC_URL.*https:/],
    [{ CAIGOU_PUBLIC_URL: 'ftp://caigou.mz.example' }, /CAIGOU_PUBLIC_URL/],
    [{ CAIGOU_MAIL_FORM: 'a@b.cn' }, /CAIGOU_MAIL_FORM.*CAIGOU_MAIL_FROM/],
  ])('%j is refused with the name of the variable and what was expected', (environment, message) => {
    expect(() => readConfig(environment)).toThrow(message);
  });
});
