import { machineNow } from '../client/clock.js';
import { type FirstAccount, firstAccount as makeFirst } from '../client/identity/first-account.js';
import { passwordThread } from '../client/identity/passwords.js';
import type { FirstPassword } from '../client/identity/types.js';
import type { Refused } from '../client/refusals.js';
import { openDatabase } from '../store/database.js';
import { migrate } from '../store/migrate.js';
import { readConfig } from '../workers/config.js';

/** Opens the store itself, so an embedded one must not be running; no server is asked, for nobody could sign in yet. */
export async function firstAccount(given: FirstAccount): Promise<FirstPassword | Refused> {
  const db = await openDatabase(readConfig().database);
  const passwords = passwordThread();
  try {
    await migrate(db);
    return await makeFirst({ db, passwords, now: machineNow }, given);
  } finally {
    await passwords.end();
    await db.destroy();
  }
}
