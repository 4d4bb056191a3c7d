import { z } from 'zod';
import { choice, count, ownId, text } from './fields.js';

const secret = (about: string) => z.string().min(1).max(1_000).describe(about);
const MOST_DAYS = 366;
const USUAL_DAYS = 90;

/** What somebody signs in with. */
export const credentialsSchema = z.strictObject({
  account: text('Account (账号)', 100),
  password: secret('Password (密码)'),
});

/** Another password in place of the present one. */
export const passwordChangeSchema = z.strictObject({
  old: secret('Present password (原密码)'),
  new: secret('New password (新密码): at least 10 characters, without the name of the account'),
});

/** An account for a person of the directory. */
export const newAccountSchema = z.strictObject({
  person: ownId('Person of the directory (人员编号)'),
  account: text('Name to sign in with (账号名); the id of the person when left out', 60).optional(),
});

/** A token for a program, in the name of whoever makes it. */
export const newTokenSchema = z.strictObject({
  name: text('What it is for (用途)', 100),
  scope: choice(['read', 'write', 'operate'], 'What it may be used for, each including those before it (权限)'),
  days: count('Days until it runs out (有效天数)', 1, MOST_DAYS).default(USUAL_DAYS),
});
