import { useContext } from 'react';
import { today } from '../clock.js';
import { useDirectory, useIsOpen, useOwnEntries } from '../directory/use-directory.js';
import { countyOf } from '../parts/paths.js';
import { useSession } from '../session/use-session.js';
import { CaseContext } from './case-context.js';
import { choicesOf, type PersonChoice, peopleOf } from './person-choices.js';

/** `isKnown`: there is, or will be once it was read, somebody to choose from. */
type People = { choices: PersonChoice[]; isKnown: boolean; nameOf: (id: string) => string };

const itself = (id: string) => id;

/**
 * People of the county's directory who are in service, with their posts; those of the own body where it is closed. Of
 * another county (that of the form's case, where none is named) nobody is known: an id stands as it is.
 */
export function usePeople(county?: string): People {
  const { code } = useSession();
  const cycle = useContext(CaseContext);
  const { data } = useDirectory();
  const { data: own } = useOwnEntries();
  const isOpen = useIsOpen();
  if ((county ?? (cycle === undefined ? code : countyOf(cycle))) !== code) {
    return { choices: [], isKnown: false, nameOf: itself };
  }
  const names = new Map((data ?? own)?.people.map(({ id, name }) => [id, name]));
  const together = choicesOf((own?.people ?? []).map(({ id, name }) => ({ id, name, posts: [] })));
  return {
    choices: data === undefined ? together : peopleOf(data, today()),
    isKnown: isOpen || together.length > 0,
    nameOf: (id) => names.get(id) ?? id,
  };
}
