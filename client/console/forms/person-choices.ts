import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import type { DirectorySnapshot } from '../../../domain/directory/types.js';
import type { Post } from '../../../domain/people.js';
import { PATTERNS } from '../../../schemas/patterns.js';
import { FORMS } from '../../../texts/zh-CN/console/forms.js';
import { POST_NAMES } from '../../../texts/zh-CN/terms.js';

/** Somebody to choose: his id is the value, name and posts are what is read; the id too where the name is not his alone. */
export type PersonChoice = { value: string; label: string; posts: readonly Post[] };

type Span = { from: string; to: string | null };
type Named = { id: string; name: string; posts: readonly Post[] };

/** The people of a directory who are in service on that day, with the posts they hold then. */
export function peopleOf({ people, holdings }: DirectorySnapshot, on: PlainDate): PersonChoice[] {
  const holdsThen = ({ from, to }: Span) => from <= on && (to === null || on <= to);
  const inService = people.filter(({ activeFrom, activeTo }) => holdsThen({ from: activeFrom, to: activeTo }));
  return choicesOf(
    inService.map(({ id, name }) => ({
      id,
      name,
      posts: holdings.filter((each) => each.person === id && holdsThen(each)).map(({ post }) => post),
    })),
  );
}

/** How these people are called beside one another. */
export function choicesOf(people: readonly Named[]): PersonChoice[] {
  const names = people.map(({ name }) => name);
  const isShared = (name: string) => names.indexOf(name) !== names.lastIndexOf(name);
  return people.map(({ id, name, posts }) => {
    const said = isShared(name) ? `${name} ${id}` : name;
    return { value: id, label: posts.length === 0 ? said : `${said}（${namesOf(posts)}）`, posts };
  });
}

/** Whether what is typed means him: by name, post or id, in letters great or small. */
export function isMeant(typed: string, choice?: { value: string; label: string }): boolean {
  return choice !== undefined && `${choice.value} ${choice.label}`.toLowerCase().includes(typed.trim().toLowerCase());
}

/** An id that is typed, for somebody who is not among them; a part of a name or a post is none. */
export function idTyped(typed: string, choices: readonly PersonChoice[]): PersonChoice[] {
  const id = typed.trim();
  const isNew =
    PATTERNS.ownId.regex.test(id) && choices.every(({ value, label }) => value !== id && !label.includes(id));
  return isNew ? [{ value: id, label: FORMS.byId(id), posts: [] }] : [];
}

function namesOf(posts: readonly Post[]): string {
  return [...new Set(posts)].map((post) => POST_NAMES[post]).join('、');
}
