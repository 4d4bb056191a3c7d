import type { PlainDate } from '../domain/calendar/plain-date.js';
import { cardOf, personOf } from '../domain/directory/lookup.js';
import { sameContact } from '../domain/notices/links.js';
import { isActive } from '../domain/people.js';
import type { Caller, Directories } from './callers.js';

/**
 * The caller in every county where the letters of his party reach the same address: there he is who he says he is. Empty
 * for whoever acts for no party.
 */
export async function samePartyCallers(directories: Directories, caller: Caller, today: PlainDate): Promise<Caller[]> {
  const reader = personOf(caller.directory, caller.card.id);
  if (reader?.partyId == null) return [];
  const codes = await directories.codes();
  const all = await Promise.all(codes.map((code) => directories.of(code)));
  return all.flatMap((directory): Caller[] => {
    if (directory === null) return [];
    if (directory.code === caller.code) return [caller];
    const cards = sameContact(directory, reader).flatMap(({ id }) => cardOf(directory, id, today) ?? []);
    const [card] = cards.filter((each) => isActive(each, today));
    return card === undefined ? [] : [{ code: directory.code, card, directory }];
  });
}
