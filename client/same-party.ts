import type { PlainDate } from '../domain/calendar/plain-date.js';
import { cardOf, personOf } from '../domain/directory/lookup.js';
import type { DirectorySnapshot } from '../domain/directory/types.js';
import { sameContact } from '../domain/notices/links.js';
import { isActive } from '../domain/people.js';
import type { Caller, Directories } from './callers.js';

/**
 * The caller in every county where the letters of his party reach the same address: there he is who he says he is. Empty
 * for whoever acts for no party.
 */
export async function samePartyCallers(directories: Directories, caller: Caller, today: PlainDate): Promise<Caller[]> {
  if (personOf(caller.directory, caller.card.id)?.partyId == null) return [];
  const codes = await directories.codes();
  const all = await Promise.all(codes.map((code) => directories.of(code)));
  return all.flatMap((directory): Caller[] => {
    if (directory === null) return [];
    if (directory.code === caller.code) return [caller];
    const there = callerOfParty(directory, caller, today);
    return there === null ? [] : [there];
  });
}

/** The same in one other county; null where his letters reach nobody in service. */
export function callerOfParty(directory: DirectorySnapshot, caller: Caller, today: PlainDate): Caller | null {
  const reader = personOf(caller.directory, caller.card.id);
  if (reader === undefined) return null;
  const cards = sameContact(directory, reader).flatMap(({ id }) => cardOf(directory, id, today) ?? []);
  const card = cards.find((each) => isActive(each, today));
  return card === undefined ? null : { code: directory.code, card, directory };
}
