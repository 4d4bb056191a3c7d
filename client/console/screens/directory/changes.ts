import type { DirectorySnapshot } from '../../../../domain/directory/types.js';
import { send } from '../../api/call.js';
import type { DirectoryOutlook, DirectoryProgress } from '../../api/directory-answers.js';
import type { Typed } from '../../directory/publish-dialog.js';

/** The whole directory with one thing changed, as the server takes it: it counts the revisions itself. */
type Seed = Omit<DirectorySnapshot, 'rev'> | Record<string, unknown>;
export type ChangeOf = (directory: DirectorySnapshot, typed: Typed) => Seed;

const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** A person as typed, in place of the one of that id or behind the others. */
export const withPerson: ChangeOf = ({ rev: _rev, ...directory }, typed) => {
  const { id, name, party, activeFrom } = typed;
  const [partyId, email, phone, activeTo] = [typed.partyId, typed.email, typed.phone, typed.activeTo].map(text);
  const person = { id, name, party, partyId, email, phone, activeFrom, activeTo };
  const isThere = directory.people.some((each) => each.id === id);
  const people = isThere
    ? directory.people.map((each) => (each.id === id ? person : each))
    : [...directory.people, person];
  return { ...directory, people };
};

export const withHolding: ChangeOf = ({ rev: _rev, ...directory }, { post, person, from, to }) => ({
  ...directory,
  holdings: [...directory.holdings, { post, person, from, to: text(to) }],
});

/** The post ends with that day; the days it was held stay on record. */
export function holdingEnded(of: DirectorySnapshot['holdings'][number]): ChangeOf {
  const isIt = (each: typeof of) => each.post === of.post && each.person === of.person && each.from === of.from;
  return ({ rev: _rev, ...directory }, { to }) => ({
    ...directory,
    holdings: directory.holdings.map((each) => (isIt(each) ? { ...each, to: text(to) } : each)),
  });
}

export const withHead: ChangeOf = ({ rev: _rev, ...directory }, { person, head }) => {
  const others = directory.heads.filter((each) => each.person !== person);
  return { ...directory, heads: text(head) === null ? others : [...others, { person, head }] };
};

/** Preview and publishing of one change, for the dialog. */
export function publishing(directory: DirectorySnapshot, change: ChangeOf) {
  return {
    preview: (typed: Typed) =>
      send<DirectoryOutlook>('POST', '/api/directory', { directory: change(directory, typed) }),
    publish: (typed: Typed, digest: string) =>
      send<DirectoryProgress>('POST', '/api/directory', { directory: change(directory, typed), digest }),
  };
}
