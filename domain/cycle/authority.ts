import type { Command } from '../commands.js';
import { idsBehind, idsOf, isActive, type PersonCard, POSTS } from '../people.js';
import { type No, no } from '../refusal.js';
import type { Authority, Judging } from './chapter.js';

/** Whether the actor may give this kind of command at all; finer rights (whose task, whose case) come later. */
export function authorityRefusal(command: Command, authority: Authority, judging: Judging): No | undefined {
  const { actor } = command;
  if ('system' in actor) return 'system' in authority ? undefined : no('not-authorised', { post: 'system' });
  if ('system' in authority) return no('not-authorised', { post: 'system' });
  return personRefusal(actor.person, authority.posts, judging);
}

/**
 * True for what every post may give: then it is no matter of posts at all. Whose task it is decides, and a task may come
 * to who holds none: a proxy, a signer who was added, whoever it was passed on to.
 */
export function isAnybodys(posts: readonly string[]): boolean {
  return POSTS.every((post) => posts.includes(post));
}

function personRefusal(card: PersonCard, posts: readonly string[], { today }: Judging): No | undefined {
  if (!isActive(card, today)) return no('person-inactive', { person: card.name });
  if (isAnybodys(posts) || posts.some((post) => (card.posts as string[]).includes(post))) return undefined;
  return no('post-missing', { person: card.name, posts: posts.join(',') });
}

/** Who confirmed a record of the past that touches law or money: another active person with a card. */
export function secondPersonOf(command: Command, { today }: Judging): PersonCard | undefined {
  const { secondPerson, actor } = command;
  const own = 'system' in actor ? [] : idsBehind(actor.person);
  const second = command.people.find((card) => card.id === secondPerson && isActive(card, today));
  // One person with two entries in the directory, or who stands in for the other, does not confirm himself.
  return second === undefined || idsOf(second).some((id) => own.includes(id)) ? undefined : second;
}
