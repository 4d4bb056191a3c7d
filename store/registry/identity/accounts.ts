import type { Instant } from '../../../domain/calendar/instant.js';
import type { RegionCode } from '../../../domain/ids.js';
import type { Database } from '../../tables.js';
import { revokeFeed } from '../calendar-feeds.js';
import { endSessionsOf } from './sessions.js';
import { revokeTokensOf } from './tokens.js';

/** An account as lists show it; the password's digest stays in the store. */
export type Account = {
  account: string;
  code: RegionCode;
  person: string;
  mustChange: boolean;
  demo: boolean;
  madeAt: Instant;
  madeBy: string;
  changedAt: Instant;
  disabledAt: Instant | null;
};

/** A new account; `password` is its argon2id digest. */
export type NewAccount = Pick<Account, 'account' | 'code' | 'person'> & {
  password: string;
  mustChange: boolean;
  demo?: boolean;
  at: Instant;
  by: string;
};

/** Makes the account. False when its name, or its person, has one already. */
export async function addAccount(db: Database, { at, by, mustChange, ...given }: NewAccount): Promise<boolean> {
  const row = await db
    .insertInto('accounts')
    .values({ ...given, must_change: mustChange, made_at: at, made_by: by, changed_at: at, disabled_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account')
    .executeTakeFirst();
  return row !== undefined;
}

/** The account of that name with the digest of its password; null when there is none. */
export async function accountNamed(db: Database, account: string): Promise<(Account & { password: string }) | null> {
  const row = await shown(db).select('password').where('account', '=', account).executeTakeFirst();
  return row ?? null;
}

/** All accounts of a county by name. */
export function accountsOf(db: Database, code: RegionCode): Promise<Account[]> {
  return shown(db).where('code', '=', code).orderBy('account').execute();
}

/** Accounts a first start made for looking around, over all counties. */
export function demoAccounts(db: Database): Promise<Account[]> {
  return shown(db).where('demo', '=', true).where('disabled_at', 'is', null).orderBy('account').execute();
}

/**
 * Gives the account another password and ends whatever was open in its name. An account that was disabled is one that
 * works again. False when the county has no account of that name.
 */
export function setPassword(
  db: Database,
  { code, account, password, mustChange, at }: Pick<NewAccount, 'code' | 'account' | 'password' | 'mustChange' | 'at'>,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('accounts')
      .set({ password, must_change: mustChange, demo: false, changed_at: at, disabled_at: null })
      .where('code', '=', code)
      .where('account', '=', account)
      .returning('person')
      .executeTakeFirst();
    if (row === undefined) return false;
    await endSessionsOf(trx, { code, person: row.person }, { at, why: 'password-changed' });
    return true;
  });
}

/** Closes the account, its sessions, its person's tokens and calendar address. False when the county has no account of that name. */
export function disableAccount(
  db: Database,
  { code, account, at, by }: { code: RegionCode; account: string; at: Instant; by: string },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('accounts')
      .set({ disabled_at: at })
      .where('code', '=', code)
      .where('account', '=', account)
      .returning('person')
      .executeTakeFirst();
    if (row === undefined) return false;
    await endSessionsOf(trx, { code, person: row.person }, { at, why: 'disabled' });
    await revokeTokensOf(trx, { code, person: row.person }, { at, by });
    await revokeFeed(trx, { code, person: row.person }, at);
    return true;
  });
}

function shown(db: Database) {
  return db
    .selectFrom('accounts')
    .select(['account', 'code', 'person', 'must_change as mustChange', 'demo', 'made_at as madeAt'])
    .select(['made_by as madeBy', 'changed_at as changedAt', 'disabled_at as disabledAt']);
}
