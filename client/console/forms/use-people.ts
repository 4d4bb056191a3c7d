import { useQuery } from '@tanstack/react-query';
import type { DirectorySnapshot } from '../../../domain/directory/types.js';
import type { Post } from '../../../domain/people.js';
import { POST_NAMES } from '../../../texts/zh-CN/terms.js';
import { get } from '../api/call.js';
import { today } from '../clock.js';

export type PersonChoice = { value: string; label: string; posts: readonly Post[] };

/** People of the county's directory who are in service, with their posts; none for whom the directory is closed to. */
export function usePeople(): { choices: PersonChoice[]; nameOf: (id: string) => string } {
  const { data } = useQuery({
    queryKey: ['directory'],
    queryFn: () => get<DirectorySnapshot>('/api/directory'),
    retry: false,
  });
  const names = new Map(data?.people.map(({ id, name }) => [id, name]));
  return { choices: data === undefined ? [] : choicesIn(data), nameOf: (id) => names.get(id) ?? id };
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
