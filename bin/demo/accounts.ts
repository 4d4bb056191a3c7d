import { join } from 'node:path';
import type { Caller } from '../../client/callers.js';
import { machineNow } from '../../client/clock.js';
import type { Passwords } from '../../client/identity/passwords.js';
import { titleOf } from '../../client/identity/session-view.js';
import type { DemoLogin } from '../../client/identity/types.js';
import { legalDay } from '../../domain/calendar/instant.js';
import { cardOf } from '../../domain/directory/lookup.js';
import type { Database } from '../../store/database.js';
import { directoryOf } from '../../store/registry/directory.js';
import { accountsOf, addAccount, demoAccounts } from '../../store/registry/identity/accounts.js';
import { digestOf } from '../../store/registry/identity/digest.js';
import { ensureSecret } from '../../store/registry/secret-file.js';
import { DEMO, type DemoBureau } from './bureaus.js';

const SIGNS = 8;

/** One password for all of them, of this installation alone. */
function demoPassword(home: string): string {
  return `demo-${digestOf(ensureSecret(join(home, 'demo-secret'))).slice(0, SIGNS)}`;
}

/** Gives the people of a demo bureau their accounts, once; one that is no demo, or has accounts, is left alone. */
export async function seedDemoAccounts(
  db: Database,
  { home, passwords, bureau }: { home: string; passwords: Passwords; bureau: DemoBureau },
): Promise<void> {
  const { code, name } = bureau.directory;
  const directory = await directoryOf(db, code);
  if (directory === null || directory.name !== name) return;
  if ((await accountsOf(db, code)).length > 0) return;
  const [password, at] = [await passwords.hash(demoPassword(home)), machineNow()];
  for (const { account, person } of bureau.logins)
    await addAccount(db, { account, code, person, password, mustChange: false, demo: true, at, by: 'caigou' });
}

/** The log-ins that still have their first password, with the posts they are for. */
export async function demoLogins(db: Database, home: string): Promise<DemoLogin[]> {
  const accounts = await demoAccounts(db);
  const password = accounts.length === 0 ? '' : demoPassword(home);
  const logins = accounts.map(async ({ account, code, person }) => {
    const directory = await directoryOf(db, code);
    const card = directory === null ? undefined : cardOf(directory, person, legalDay(machineNow()));
    return directory === null || card === undefined
      ? []
      : [{ account, password, title: titleIn({ code, card, directory }) }];
  });
  return (await Promise.all(logins)).flat();
}

/** Posts in words; of whoever is not of the county everything is shown in, also of which bureau. */
function titleIn(caller: Caller): string {
  const title = titleOf(caller);
  return caller.code === DEMO ? title : `${caller.directory.name} ${title}`;
}

/** @throws Error where log-ins that everybody knows would be open to everybody */
export async function refuseDemoAccounts(db: Database): Promise<void> {
  const accounts = await demoAccounts(db);
  if (accounts.length === 0) return;
  const named = accounts.map(({ account }) => account).join('、');
  throw new Error(
    `生产环境（CAIGOU_MODE=production）不能带演示账号启动：${named}。请停用这些账号，或改用新的数据目录。`,
  );
}
