import { useContext } from 'react';
import type { DirectorySnapshot } from '../../../domain/directory/types.js';
import type { Post } from '../../../domain/people.js';
import { POST_NAMES } from '../../../texts/zh-CN/terms.js';
import { today } from '../clock.js';
import { useDirectory, useOwnEntries } from '../directory/use-directory.js';
import { countyOf } from '../parts/paths.js';
import { useSession } from '../session/use-session.js';
import { CaseContext } from './case-context.js';

export type PersonChoice = { value: string; label: string; posts: readonly Post[] };

const itself = (id: string) => id;

/**
 * People of the county's directory who are in service, with their posts; those of the own body where it is closed. Of
 * another county (that of the form's case, where none is named) nobody is known: an id stands as it is.
 */
export function usePeople(county?: string): { choices: PersonChoice[]; nameOf: (id: string) => string } {
  const { code } = useSession();
  const cycle = useContext(CaseContext);
  const { data } = useDirectory();
  const { data: own } = useOwnEntries();
  if ((county ?? (cycle === undefined ? code : countyOf(cycle))) !== code) return { choices: [], nameOf: itself };
  const names = new Map((data ?? own)?.people.map(({ id, name }) => [id, name]));
  const together = (own?.people ?? []).map(({ id, name }) => ({ value: id, label: name, posts: [] }));
  return { choices: data === undefined ? together : choicesIn(data), nameOf: (id) => names.get(id) ?? id };
}

function choicesIn({ people, holdings }: DirectorySnapshot): PersonChoice[] {
  const on = today();
  const holdsNow = ({ from, to }: { from: string; to: string | null }) => from <= on && (to === null || on <= to);
  return people
    .filter(({ activeFrom, activeTo }) => holdsNow({ from: activeFrom, to: activeTo }))
    .map(({ id, name }) => {
      const posts = holdings.filter((each) => each.person === id && holdsNow(each)).map(({ post }) => post);
      const named = posts.map((post) => POST_NAMES[post]).join('、');
      return { value: id, label: posts.length === 0 ? name : `${name}（${named}）`, posts };
    });
}
