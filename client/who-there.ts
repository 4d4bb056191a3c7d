import type { PlainDate } from '../domain/calendar/plain-date.js';
import { cardOf, personOf } from '../domain/directory/lookup.js';
import type { DirectorySnapshot } from '../domain/directory/types.js';
import type { RegionCode } from '../domain/ids.js';
import { isActive } from '../domain/people.js';
import type { Caller, Directories } from './callers.js';
import { looksAfter } from './rights/roles.js';
import { outsideKind } from './rights/takes-part.js';
import { callerOfParty } from './same-party.js';

/**
 * Who the caller is in a county: himself in his own; in another one an outside party as which its letters reach the same
 * address there, and somebody of a bureau above as whom that county has him in its directory. Null where he is nobody.
 */
export async function whoThere(
  directories: Directories,
  caller: Caller,
  { code, today }: { code: RegionCode; today: PlainDate },
): Promise<Caller | null> {
  if (code === caller.code) return caller;
  const isOutside = outsideKind(caller) !== undefined;
  if (!isOutside && !looksAfter(caller, code)) return null;
  const directory = await directories.of(code);
  if (directory === null) return null;
  return isOutside ? callerOfParty(directory, caller, today) : asSuperior(directory, caller, today);
}

/** An address that several have tells nobody apart. */
function asSuperior(directory: DirectorySnapshot, caller: Caller, today: PlainDate): Caller | null {
  const address = personOf(caller.directory, caller.card.id)?.email?.toLowerCase();
  if (address === undefined) return null;
  const known = directory.people.filter(({ party, email }) => party === 'superior' && email?.toLowerCase() === address);
  const [person] = known.length === 1 ? known : [];
  const card = person === undefined ? undefined : cardOf(directory, person.id, today);
  return card !== undefined && isActive(card, today) ? { code: directory.code, card, directory } : null;
}
