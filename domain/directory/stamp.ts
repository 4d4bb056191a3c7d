import type { PlainDate } from '../calendar/plain-date.js';
import type { CommandData, CommandKind } from '../commands.js';
import type { PersonCard } from '../people.js';
import type { SubjectKind } from '../policy/vocabulary.js';
import { cardOf } from './lookup.js';
import { otherEntriesOf } from './same-person.js';
import type { DirectorySnapshot } from './types.js';

/**
 * The card of who gives a command on that day. With a principal, and a standing proxy (代理) of his for this person on
 * that day, the card says for whom he acts; of several the one for that kind of `subject`. Undefined when the directory
 * does not know the person.
 */
export function stampActor(
  directory: DirectorySnapshot,
  person: string,
  day: PlainDate,
  principal?: string,
  subject?: SubjectKind,
): PersonCard | undefined {
  const card = cardOf(directory, person, day);
  if (card === undefined || principal === undefined || principal === person) return card;
  const all = directory.proxies.filter(
    (each) => each.principal === principal && each.proxy === person && each.from <= day && day <= each.to,
  );
  const standing = all.find(({ subjects }) => subject !== undefined && subjects.includes(subject)) ?? all[0];
  const name = directory.people.find(({ id }) => id === principal)?.name;
  if (standing === undefined || name === undefined) return card;
  const { id: proxyId, from, to, subjects } = standing;
  const sameAs = otherEntriesOf(directory, principal);
  const also = sameAs.length === 0 ? {} : { sameAs };
  return { ...card, actingFor: { person: principal, name, proxyId, from, to, subjects, ...also } };
}

/** Cards of these people on that day; who is not in the directory is left out, and the rule that asks will say so. */
export function stampPeople(directory: DirectorySnapshot, ids: readonly string[], day: PlainDate): PersonCard[] {
  return [...new Set(ids)].flatMap((id) => cardOf(directory, id, day) ?? []);
}

type NamedBy = { [K in CommandKind]?: (data: CommandData[K]) => (string | undefined)[] };

/** Which fields of a body name people. Kinds that are not here name nobody but their actor. */
const NAMED_BY: NamedBy = {
  'assign-officer': ({ officer }) => [officer],
  'grant-derogation': ({ person }) => [person],
  'record-evaluation': ({ evaluators }) => evaluators,
  'submit-approval': ({ chosen }) => chosen ?? [],
  approve: ({ chosen }) => chosen ?? [],
  resubmit: ({ chosen }) => chosen ?? [],
  transfer: ({ to }) => [to],
  delegate: ({ to }) => [to],
  'add-signer': ({ persons }) => persons,
  copy: ({ persons }) => persons,
  'record-paper': ({ decidedBy, chosen }) => [decidedBy, ...(chosen ?? [])],
  'hand-over': ({ from, to }) => [from, to],
  'repair-reassign': ({ to, second }) => [to, second],
  'repair-jump': ({ second }) => [second],
  'repair-replace-seat': ({ to, second }) => [to, second],
  'repair-close-vote': ({ second }) => [second],
  'repair-from-superior': ({ person, second }) => [person, second],
};

/** Ids of the people a body names, each once: whose cards a command carries beside its actor's. */
export function peopleNamed<K extends CommandKind>(kind: K, data: CommandData[K]): string[] {
  const named = NAMED_BY[kind]?.(data) ?? [];
  return [...new Set(named.filter((id) => id !== undefined))];
}
