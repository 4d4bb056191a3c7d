import { liveEntry } from '../../domain/approval/find.js';
import { mapTasks } from '../../domain/approval/fold/slice.js';
import type { Approval } from '../../domain/approval/types.js';
import { bodyOf, type Move } from '../domain/approval/moves.js';
import type { Office, World } from '../domain/approval/world.js';
import { isSame } from './same.js';

/** What is tried at the state a run was left in; each leaves the world it was given as it was. */

/** Lets something be tried in the world, and puts state and record back. */
function tried<T>(world: World, what: () => T): T {
  const { state, facts, count, today } = world;
  try {
    return what();
  } finally {
    Object.assign(world, { state, facts, count, today });
  }
}

const MOST_ACTS = 60;

/**
 * Eligible people and the administrator bring whatever runs to its end. A matter is withdrawn only where freeing it would
 * need somebody of whom this bureau has one too few: a second person, or another superior than the one who asked for it.
 */
export function neverEnds(world: World): string[] {
  return tried(world, () => {
    for (let acts = 0; acts < MOST_ACTS; acts += 1) {
      const [first] = Object.values(world.state.approvals.running);
      if (first === undefined) return [];
      if (acted(world) || freed(world, first)) continue;
      if (!needsAnother(first)) return [`${first.id} is neither decided nor freed by its administrator`];
      if (world.give(first.initiators[0] as Office, 'withdraw', withdrawn(first)) !== 'ok')
        return [`${first.id} can neither be decided nor withdrawn`];
    }
    return Object.keys(world.state.approvals.running).map((id) => `${id} runs after ${MOST_ACTS} acts`);
  });
}

function needsAnother({ route, subject, initiators }: Approval): boolean {
  const asked = initiators.some((each) => each === 'administrator' || each === 'superior');
  return route.money || subject.kind === 'repair' || asked;
}

/** The administrator gives what nobody can decide to somebody who can: of the bureau, else of the superior's. */
function freed(world: World, approval: Approval): boolean {
  const entry = liveEntry(approval);
  if (entry === undefined || needsAnother(approval)) return false;
  const sent = { approval: approval.id, entry: entry.no, person: 'superior', reason: '无人可批' };
  if (entry.status === 'unmanned' && world.give('administrator', 'repair-from-superior', sent) === 'ok') return true;
  return entry.seats.some((_seat, seat) =>
    FIT.some((to) => {
      const body = { approval: approval.id, entry: entry.no, seat, to, reason: '无人可批' };
      return world.give('administrator', 'repair-replace-seat', body) === 'ok';
    }),
  );
}

const FIT: readonly Office[] = ['clerk', 'adviser', 'finance', 'secondOfficer', 'superior', 'head', 'deputy', 'office'];

function withdrawn({ id }: Approval) {
  return { approval: id, reason: '无人可批' };
}

function acted(world: World): boolean {
  const task = world.tasks().find(({ status }) => status === 'open');
  if (task === undefined) return false;
  const verbs = ['recall', 'resubmit', 'approve', 'abstain', 'reject', 'return'] as const;
  return verbs.some((verb) => world.give(task.owner as Office, verb, { task: task.id }) === 'ok');
}

/** A decision that is taken back leaves entries and the way back as they were. */
export function notTakenBack(world: World, verb: 'approve' | 'return'): string[] {
  return tried(world, () => {
    const running = Object.values(world.state.approvals.running).find(({ subject }) => subject.kind !== 'repair');
    const entry = running && liveEntry(running);
    const task = entry?.seats
      .flatMap(({ tasks }) => tasks)
      .find(({ status, holder, owner, origin }) => status === 'open' && holder === owner && origin !== 'revise');
    if (running === undefined || task === undefined) return [];
    const who = task.owner as Office;
    if (world.give(who, verb, { task: task.id }) !== 'ok') return [];
    if (world.state.approvals.running[running.id] === undefined) return [];
    // A carried step asks nobody and so does not stand in the way; 40 entries do.
    const answer = world.give(who, 'take-back', { approval: running.id });
    if (answer === 'too-many-rounds') return [];
    if (answer !== 'ok') return [`${verb} is not taken back: ${answer}`];
    return isSame(skeleton(running), skeleton(world.running(running.id))) ? [] : [`${verb} taken back leaves a trace`];
  });
}

/** A repair that is undone leaves the approval as it was, with the same tasks and days. */
export function notUndone(world: World, repair: Move): string[] {
  return tried(world, () => {
    const before = Object.values(world.state.approvals.running).find(({ subject }) => subject.kind !== 'repair');
    const { who, body } = bodyOf(world, repair);
    if (before === undefined || world.give(who, repair.verb, body) !== 'ok') return [];
    const asked = Object.values(world.state.approvals.running).find(({ proposal }) => proposal !== undefined);
    if (asked !== undefined) world.give('superior', 'approve', { task: `${asked.id}.1.1` });
    const seq = world.state.approvals.running[before.id]?.undo?.seq;
    if (seq === undefined || seq === before.undo?.seq) return [];
    const answer = world.give('administrator', 'undo-repair', { approval: before.id, seq });
    if (answer !== 'ok') return [`${repair.verb} is not undone: ${answer}`];
    return isSame(bare(world.running(before.id)), bare(before)) ? [] : [`${repair.verb} undone leaves a trace`];
  });
}

/** The same act given again with what was seen then has no second effect. */
export function actsTwice(world: World): string[] {
  return tried(world, () => {
    const task = world.tasks().find(({ status, holder, owner }) => status === 'open' && holder === owner);
    if (task === undefined) return [];
    const who = task.owner as Office;
    const verb = task.origin === 'revise' ? 'resubmit' : 'approve';
    const seen = world.command(who, verb, { task: task.id }).data;
    if (world.give(who, verb, seen) !== 'ok') return [];
    const { facts } = world;
    return world.give(who, verb, seen) === 'ok' || world.facts !== facts ? [`${verb} given twice acts twice`] : [];
  });
}

/** What must come back: entries that were not cancelled and the stack, without seqs and versions. */
function skeleton({ entries, resume }: Approval) {
  const standing = entries.filter(({ status }) => status !== 'cancelled');
  return { resume, entries: standing.map((entry) => mapTasks(entry, ({ since: _since, ...task }) => task)) };
}

/**
 * All of an approval but what a later version of it must differ in: one level can be undone, a task that comes back to
 * its holder does so by a later fact, and numbers that were given are spent.
 */
function bare({ version: _version, undo: _undo, spent: _spent, entries, ...rest }: Approval) {
  return { ...rest, entries: entries.map((entry) => mapTasks(entry, ({ since: _since, ...task }) => task)) };
}
