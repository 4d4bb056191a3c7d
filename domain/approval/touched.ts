import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import { personOf } from '../directory/lookup.js';
import { resolveSeats } from '../directory/resolve.js';
import type { DirectorySnapshot } from '../directory/types.js';
import { INITIATOR, isVote, liveEntry, stepOf, tasksOf } from './find.js';
import { requestOf } from './request.js';
import type { Approval, ApprovalSubject, Entry } from './types.js';

type Named = { id: string; name: string };

/** An open step whose people are others under another revision of the directory. Nobody to come: it is ownerless. */
export type TouchedStep = {
  approval: string;
  entry: number;
  /** Title of the step; null where the initiator revises. */
  step: string | null;
  subject: Pick<ApprovalSubject, 'kind' | 'ref'>;
  leaving: Named[];
  coming: Named[];
  /** Nobody would be left to decide, or somebody who must would be missing. */
  ownerless: boolean;
};

/**
 * The open steps of a cycle that this revision of the directory touches: somebody left or lost the post, or a step
 * that found nobody finds somebody, or has nobody for a post any more. Asks the resolver that will be asked again, so
 * that only cycles where something changes are troubled. The electorate of a vote stays as it is; a step that is being looked up needs no telling.
 */
export function stepsTouched(state: CycleState, directory: DirectorySnapshot, judging: Judging): TouchedStep[] {
  return Object.values(state.approvals.running).flatMap((approval) => {
    const entry = liveEntry(approval);
    if (entry === undefined || isSettled(approval, entry, directory.rev)) return [];
    return touchedIn(state, approval, entry, directory, judging) ?? [];
  });
}

function isSettled(approval: Approval, entry: Entry, rev: number): boolean {
  if (entry.status === 'resolving') return true;
  if (entry.recheck !== undefined && entry.recheck >= rev) return true;
  return isVote(approval, entry) && entry.status !== 'unmanned';
}

function touchedIn(
  state: CycleState,
  approval: Approval,
  entry: Entry,
  directory: DirectorySnapshot,
  judging: Judging,
): TouchedStep | undefined {
  const { seats } = resolveSeats(requestOf(state, approval, entry, judging), directory, judging.today);
  const before = seated(entry);
  const after = seats.flatMap(({ people }) => people.map(({ id }) => id));
  const leaving = before.undecided.filter((id) => !after.includes(id));
  const coming = after.filter((id) => !before.all.includes(id));
  const ownerless =
    seats.some(({ people, weight, vacant }) => vacant === true || (people.length === 0 && weight > 0)) ||
    seats.every(({ people }) => people.every(({ id }) => before.decided.includes(id)));
  // Nobody comes to a vacant seat whose post falls to somebody who has another: it is wanted no more all the same.
  const same = ownerless === (entry.status === 'unmanned');
  if (leaving.length === 0 && coming.length === 0 && same) return undefined;
  // Whoever is in the directory no more is called as the record calls him.
  const named = (id: string): Named => ({
    id,
    name: personOf(directory, id)?.name ?? state.approvals.people[id]?.name ?? id,
  });
  return {
    approval: approval.id,
    entry: entry.no,
    step: entry.step === INITIATOR ? null : (stepOf(approval, entry.step)?.title ?? entry.step),
    subject: { kind: approval.subject.kind, ref: approval.subject.ref },
    leaving: leaving.map(named),
    coming: coming.map(named),
    ownerless,
  };
}

function seated(entry: Entry): { all: string[]; undecided: string[]; decided: string[] } {
  const tasks = tasksOf(entry).filter(({ status }) => status !== 'dropped');
  const ids = (done: boolean) => tasks.filter(({ status }) => (status === 'done') === done).map(({ owner }) => owner);
  return { all: tasks.map(({ owner }) => owner), undecided: ids(false), decided: ids(true) };
}

/** Everybody an open cycle still needs to know: who sits in a step, has one in hand, asked for it, or carries the case. */
export function peopleInUse({ approvals, plan }: CycleState): string[] {
  const running = Object.values(approvals.running).flatMap(({ initiators, entries }) => [
    ...initiators,
    ...entries.flatMap((entry) => tasksOf(entry).flatMap(({ owner, holder }) => [owner, holder])),
  ]);
  return [...new Set([...running, ...(plan.officer === null ? [] : [plan.officer])])];
}
