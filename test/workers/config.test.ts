import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../workers/config.js';

describe('the configuration of a worker', () => {
  test('an empty environment gives the embedded database and the mailbox under .caigou', () => {
    const { home, database, mail, taskQueue } = readConfig({});
    expect(home).toBe(`${process.cwd()}/.caigou`);
    expect(database).toEqual({ kind: 'embedded', directory: `${home}/store` });
    expect(mail).toMatchObject({ kind: 'mailbox', mailbox: { directory: `${home}/mailbox` } });
    expect(taskQueue).toBe('caigou');
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
    [{ CAIGOU_MAIL_FORM: 'a@b.cn' }, /CAIGOU_MAIL_FORM.*CAIGOU_MAIL_FROM/],
  ])('%j is refused with the name of the variable and what was expected', (environment, message) => {
    expect(() => readConfig(environment)).toThrow(message);
  });
});
