import type { Instant } from '../calendar/instant.js';
import { foldAll } from '../cycle/fold.js';
import type { Fact } from '../facts.js';
import type { CycleId } from '../ids.js';
import { SUBJECTS } from './subjects.js';

/** One field of a content that is not what it was. `path`: names of fields, and what tells an entry of a list from others. */
export type ContentChange = { path: string[]; before: unknown; after: unknown };

/** The last time somebody had an approval before his eyes: by an act of his on it, or because he opened it. */
export type LastSeen = { seq: number; at: Instant; how: 'acted' | 'read' };

/** When this person last acted on the approval or, if that is later, opened it. Undefined: he has not seen it yet. */
export function lastSeenBy(
  facts: readonly Fact[],
  approval: string,
  person: string,
  readAt: Instant | null,
): LastSeen | undefined {
  const acted = facts.findLast((fact) => isOf(fact, approval) && isBy(fact, person));
  const begun = facts.find((fact) => isOf(fact, approval));
  const read = readAt === null ? undefined : facts.findLast(({ at }) => at <= readAt);
  const isRead = read !== undefined && begun !== undefined && read.seq >= begun.seq;
  if (isRead && readAt !== null && read.seq > (acted?.seq ?? 0)) return { seq: read.seq, at: readAt, how: 'read' };
  return acted && { seq: acted.seq, at: acted.at, how: 'acted' };
}

function isOf({ data }: Fact, approval: string): boolean {
  return 'approval' in data && data.approval === approval;
}

/** Paper is entered by another hand; who decided on it has seen it all the same. */
function isBy({ actor, kind, data }: Fact, person: string): boolean {
  return kind === 'decided' ? data.by === person : 'id' in actor && actor.id === person;
}

/**
 * What approvers were shown when the record was that long, made again from the facts: state keeps the hash of a content
 * alone. Undefined where the approval was not running then.
 */
export function contentAt(cycleId: CycleId, facts: readonly Fact[], approval: string, seq: number): unknown {
  const state = foldAll(
    cycleId,
    facts.filter((fact) => fact.seq <= seq),
  );
  const then = state.approvals.running[approval];
  return then && SUBJECTS[then.subject.kind].content(state, then.subject.ref, then.proposal);
}

/** What differs, field by field, in the order of the new content; what is gone comes last. */
export function contentChanges(before: unknown, after: unknown): ContentChange[] {
  const [old, now] = [new Map(leavesOf(before, [])), new Map(leavesOf(after, []))];
  const changed = [...now].flatMap(([key, value]): ContentChange[] => {
    const was = old.get(key);
    if (was !== undefined && JSON.stringify(was) === JSON.stringify(value)) return [];
    return [{ path: pathOf(key), before: was ?? null, after: value }];
  });
  const gone = [...old].filter(([key]) => !now.has(key));
  return [...changed, ...gone.map(([key, value]) => ({ path: pathOf(key), before: value, after: null }))];
}

function pathOf(key: string): string[] {
  const path: unknown = JSON.parse(key);
  return Array.isArray(path) ? path.map(String) : [];
}

function leavesOf(value: unknown, path: readonly string[]): [string, unknown][] {
  if (Array.isArray(value) && value.some(isFields)) {
    return value.flatMap((each, at) => leavesOf(each, [...path, nameIn(value, each, at)]));
  }
  if (isFields(value)) return Object.entries(value).flatMap(([field, each]) => leavesOf(each, [...path, field]));
  return value === undefined ? [] : [[JSON.stringify(path), value]];
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What entries of a list are known by, where they have it; else their place. */
const NAMED_BY = ['id', 'station', 'party', 'year', 'rank', 'name'] as const;

function nameIn(list: readonly unknown[], entry: unknown, at: number): string {
  const field = NAMED_BY.find((each) => {
    const names = list.map((one) => (isFields(one) ? one[each] : undefined));
    return names.every(isName) && new Set(names).size === list.length;
  });
  return field !== undefined && isFields(entry) ? String(entry[field]) : String(at + 1);
}

function isName(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
