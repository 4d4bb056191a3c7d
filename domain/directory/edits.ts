import { addDays, maxDate, type PlainDate } from '../calendar/plain-date.js';
import type { SubjectKind } from '../policy/vocabulary.js';
import { type No, no } from '../refusal.js';
import { inService, personOf } from './lookup.js';
import { proxyLoop } from './proxy-loop.js';
import type { Absence, DirectorySnapshot, StandingProxy } from './types.js';

/** One small change of a directory, as people enter it day by day. */
export type DirectoryEdit =
  | { kind: 'add-absence'; person: string; from: PlainDate; to: PlainDate; reason: string }
  | { kind: 'end-absence'; person: string; on: PlainDate }
  | { kind: 'add-proxy'; principal: string; proxy: string; from: PlainDate; to: PlainDate; subjects: SubjectKind[] }
  | { kind: 'end-proxy'; id: string; on: PlainDate };

/** Whose absence or proxy an edit is about: himself or an administrator may enter it. Null: there is no such proxy. */
export function personOfEdit(directory: DirectorySnapshot, edit: DirectoryEdit): string | null {
  switch (edit.kind) {
    case 'add-absence':
    case 'end-absence':
      return edit.person;
    case 'add-proxy':
      return edit.principal;
    case 'end-proxy':
      return directory.proxies.find(({ id }) => id === edit.id)?.principal ?? null;
  }
}

/** The directory with that change, or why it cannot be entered today. */
export function edited(directory: DirectorySnapshot, edit: DirectoryEdit, today: PlainDate): DirectorySnapshot | No {
  switch (edit.kind) {
    case 'add-absence':
      return absent(directory, edit, today);
    case 'end-absence':
      return present(directory, edit, today);
    case 'add-proxy':
      return standingIn(directory, edit, today);
    case 'end-proxy':
      return stoodDown(directory, edit, today);
  }
}

type Edit<K extends DirectoryEdit['kind']> = Extract<DirectoryEdit, { kind: K }>;

function absent(
  directory: DirectorySnapshot,
  { person, from, to, reason }: Edit<'add-absence'>,
  today: PlainDate,
): DirectorySnapshot | No {
  if (personOf(directory, person) === undefined) return no('unknown-subject', { subject: person });
  if (to < from || to < today) return no('bad-input', { field: 'to', expected: maxDate(from, today), given: to });
  const clash = directory.absences.find((each) => each.person === person && overlap(each, { from, to }));
  if (clash !== undefined) return no('already-recorded', { subject: person, on: clash.from });
  return { ...directory, absences: [...directory.absences, { person, from, to, reason }] };
}

/** Back earlier: the days up to the one before stay on record. */
function present(
  directory: DirectorySnapshot,
  { person, on }: Edit<'end-absence'>,
  today: PlainDate,
): DirectorySnapshot | No {
  const running = directory.absences.find((each) => each.person === person && each.to >= on);
  if (running === undefined) return no('unknown-subject', { subject: person });
  if (on < today) return no('bad-input', { field: 'on', expected: today, given: on });
  return { ...directory, absences: directory.absences.flatMap((each) => (each === running ? cut(each, on) : [each])) };
}

function standingIn(
  directory: DirectorySnapshot,
  { principal, proxy, from, to, subjects }: Edit<'add-proxy'>,
  today: PlainDate,
): DirectorySnapshot | No {
  if (to < from || to < today) return no('proxy-dates', { from, to });
  for (const id of [principal, proxy]) {
    const person = personOf(directory, id);
    if (person === undefined) return no('unknown-subject', { subject: id });
    if (!inService(person, from) || !inService(person, to)) return no('person-inactive', { person: person.name });
  }
  const loop = proxyLoop({ principal, proxy, from, to }, directory.proxies);
  if (loop !== undefined) return no('proxy-loop', { people: loop.people.join(' → '), from: loop.from, to: loop.to });
  const same = directory.proxies.find(
    (each) => each.principal === principal && each.proxy === proxy && overlap(each, { from, to }),
  );
  if (same !== undefined) return no('already-recorded', { subject: same.id, on: same.from });
  const entered: StandingProxy = { id: freeId(directory), principal, proxy, from, to, subjects };
  return { ...directory, proxies: [...directory.proxies, entered] };
}

function stoodDown(
  directory: DirectorySnapshot,
  { id, on }: Edit<'end-proxy'>,
  today: PlainDate,
): DirectorySnapshot | No {
  const running = directory.proxies.find((each) => each.id === id);
  if (running === undefined) return no('unknown-subject', { subject: id });
  if (on < today || on > running.to) return no('proxy-dates', { from: today, to: running.to });
  return { ...directory, proxies: directory.proxies.flatMap((each) => (each === running ? cut(each, on) : [each])) };
}

/** What is left of a span that ends before that day; nothing of one that had not begun. */
function cut<T extends Absence | StandingProxy>(span: T, on: PlainDate): T[] {
  return span.from >= on ? [] : [{ ...span, to: addDays(on, -1) }];
}

function overlap(a: { from: PlainDate; to: PlainDate }, b: { from: PlainDate; to: PlainDate }): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** `proxy-3`: ids are counted on, and one that a file brought along is never given twice. */
function freeId({ proxies }: DirectorySnapshot): string {
  const taken = new Set(proxies.map(({ id }) => id));
  let no = proxies.length + 1;
  while (taken.has(`proxy-${no}`)) no += 1;
  return `proxy-${no}`;
}
