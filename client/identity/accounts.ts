import { legalDay } from '../../domain/calendar/instant.js';
import { cardOf, personOf } from '../../domain/directory/lookup.js';
import { isActive } from '../../domain/people.js';
import {
  accountNamed,
  accountsOf,
  addAccount,
  disableAccount,
  setPassword,
} from '../../store/registry/identity/accounts.js';
import { badInput, type Refused } from '../refusals.js';
import { type IdentityParts, refusedBy } from './parts.js';
import { accountName, firstPassword } from './password-rules.js';
import type { AccountDesk } from './types.js';

const TRIED = 'keep-accounts';

/** Accounts over the store: for people of the directory, by its administrator, each with a password to be changed. */
export function accountDesk(parts: Pick<IdentityParts, 'db' | 'passwords' | 'now'>): AccountDesk {
  const { db, passwords, now } = parts;
  return {
    list: async ({ code, directory }) => {
      const accounts = await accountsOf(db, code);
      return accounts.map((each) => ({ ...each, name: personOf(directory, each.person)?.name ?? null }));
    },
    add: async (caller, { person, account }) => {
      const { code, directory } = caller;
      const card = cardOf(directory, person, legalDay(now()));
      if (card === undefined) return refusedBy(TRIED, 'unknown-subject', { subject: person });
      if (!isActive(card, legalDay(now()))) return refusedBy(TRIED, 'person-inactive', { person: card.name });
      const name = accountName(account ?? person);
      if (name === null) return badInput(TRIED, [BAD_NAME]);
      const first = firstPassword();
      const given = { account: name, code, person, password: await passwords.hash(first), mustChange: true };
      if (!(await addAccount(db, { ...given, at: now(), by: caller.card.id })))
        return refusedBy(TRIED, 'already-recorded', { what: `${name} (${person})` });
      return { account: name, person, password: first };
    },
    reset: async (caller, account) => {
      const first = firstPassword();
      const password = await passwords.hash(first);
      const at = now();
      const done = await setPassword(db, { code: caller.code, account, password, mustChange: true, at });
      const known = done ? await accountNamed(db, account) : null;
      return known === null ? unknown(account) : { account, person: known.person, password: first };
    },
    disable: async (caller, account) => {
      const done = await disableAccount(db, { code: caller.code, account, at: now(), by: caller.card.id });
      return done ? { account } : unknown(account);
    },
  };
}

/** Another county's account is answered as one that is not there. */
function unknown(account: string): Refused {
  return refusedBy(TRIED, 'unknown-subject', { subject: account });
}

const BAD_NAME = {
  field: 'account',
  expected: { zh: '2 至 60 个字母、汉字、数字或 . _ @ -', en: '2 to 60 letters, digits or . _ @ -' },
  mend: { zh: '换一个账号名', en: 'choose another name' },
};
