import { legalDay } from '../../domain/calendar/instant.js';
import { cardOf } from '../../domain/directory/lookup.js';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import { isRegionCode, type RegionCode } from '../../domain/ids.js';
import { directorySeedSchema } from '../../schemas/directory.js';
import { parsedBy } from '../../schemas/parse.js';
import { directoryOf, seedDirectory } from '../../store/registry/directory.js';
import { accountsOf } from '../../store/registry/identity/accounts.js';
import { badInput, type Refused } from '../refusals.js';
import { rolesOf } from '../rights/roles.js';
import { accountDesk } from './accounts.js';
import { type IdentityParts, refusedBy } from './parts.js';
import type { FirstPassword } from './types.js';

/** Whom the first account of a county is for; `directory` is read where the county has none yet, else null. */
export type FirstAccount = { person: string; account: string | undefined; code: string; directory: unknown };

const TRIED = 'keep-accounts';

/**
 * The account of a county's first administrator, made by whoever has the machine. As long as an administrator can sign
 * in it is his to make others.
 */
export async function firstAccount(
  parts: Pick<IdentityParts, 'db' | 'passwords' | 'now'>,
  { person, account, code, directory: seed }: FirstAccount,
): Promise<FirstPassword | Refused> {
  if (!isRegionCode(code)) return badInput(TRIED, [BAD_CODE]);
  const directory = await directoryThere(parts, code, seed);
  if ('allowedNow' in directory) return directory;
  const today = legalDay(parts.now());
  const card = cardOf(directory, person, today);
  if (card === undefined) return refusedBy(TRIED, 'unknown-subject', { subject: person });
  const caller = { code, card, directory };
  if (!rolesOf(caller).includes('administrator'))
    return refusedBy(TRIED, 'post-missing', { person: card.name, posts: 'administrator' });
  const keeper = await keeperThere(parts, { code, directory });
  if (keeper !== undefined) return refusedBy(TRIED, 'already-recorded', { what: keeper });
  return accountDesk(parts).add(caller, { person, account });
}

/** The directory of the county, put in place from the file where there is none. */
async function directoryThere(
  { db, now }: Pick<IdentityParts, 'db' | 'now'>,
  code: RegionCode,
  seed: unknown,
): Promise<DirectorySnapshot | Refused> {
  const there = await directoryOf(db, code);
  if (there !== null) return there;
  if (seed === null) return badInput(TRIED, [NO_DIRECTORY]);
  const read = parsedBy(directorySeedSchema, seed, 100_000);
  if ('issues' in read) return badInput(TRIED, read.issues);
  if (read.value.code !== code) return badInput(TRIED, [BAD_CODE]);
  await seedDirectory(db, read.value, { at: now(), by: 'caigou', what: 'account add --first' });
  return read.value;
}

/** An account by which an administrator can sign in. */
async function keeperThere(
  { db, now }: Pick<IdentityParts, 'db' | 'now'>,
  { code, directory }: { code: RegionCode; directory: DirectorySnapshot },
): Promise<string | undefined> {
  const open = (await accountsOf(db, code)).filter(({ disabledAt }) => disabledAt === null);
  return open.find(({ person }) => {
    const card = cardOf(directory, person, legalDay(now()));
    return card !== undefined && rolesOf({ code, card, directory }).includes('administrator');
  })?.account;
}

const BAD_CODE = {
  field: '--code',
  expected: { zh: '通讯录所属的行政区划代码，六位', en: 'the region code of the directory, six digits' },
  mend: { zh: '请核对代码和文件', en: 'check code and file' },
};
const NO_DIRECTORY = {
  field: '--directory',
  expected: { zh: '通讯录文件（YAML）', en: 'a directory file (YAML)' },
  mend: { zh: '该地区还没有通讯录，请用 --directory 给出', en: 'the county has no directory yet: give one' },
};
