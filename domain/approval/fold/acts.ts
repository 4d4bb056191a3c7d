import type { FactEnvelope, FactOf } from '../../facts.js';
import { addDuty, dropDuty } from '../duties.js';
import { dutySubject } from '../eligible.js';
import { INITIATOR, isLive, isPending, tasksOf } from '../find.js';
import type { Approval, ApprovalState, Decision, Entry, Task } from '../types.js';
import { statusOf } from './seats.js';
import { acted, asWaiting, mapTasks, sinceFact, withApproval, withEntry, withTask } from './slice.js';

/** Acts of people: decide, return, revise, take back, object, withdraw. */

export function decided(slice: ApprovalState, fact: FactOf<'decided'>): ApprovalState {
  const { approval: id, task, value, by, actingFor, hash, file } = fact.data;
  const approval = slice.running[id];
  if (approval === undefined) return slice;
  const decision: Decision = {
    seq: fact.seq,
    at: fact.at,
    value,
    by,
    hash,
    ...(actingFor === undefined ? {} : { actingFor }),
    ...(file === undefined ? {} : { file }),
  };
  const done = withApproval(slice, id, (old) =>
    acted(
      withTask(old, task, (each) => ({ ...each, status: 'done', decision })),
      fact,
    ),
  );
  if (value === 'abstain') return done;
  const ledger = [by, ...(actingFor === undefined ? [] : [actingFor])].reduce(
    (ledger, person) => addDuty(ledger, { person, duty: 'approved', subject: dutySubject(approval.subject) }, fact.on),
    done.ledger,
  );
  return { ...done, ledger };
}

export function returned(slice: ApprovalState, fact: FactOf<'returned'>): ApprovalState {
  const { task, to, then } = fact.data;
  return withApproval(slice, fact.data.approval, (approval) => {
    const entry = approval.entries.find((each) => tasksOf(each).some((other) => other.id === task));
    if (entry === undefined) return approval;
    const mark = { seq: fact.seq, at: fact.at, task, ...whoOf(fact), to, then };
    const done = withTask(approval, task, (each) => ({ ...each, status: 'done' }));
    const resume = then === 'again' ? [] : [...approval.resume, entry.step];
    return acted({ ...withEntry(done, entry.no, (each) => ({ ...each, returned: mark })), resume }, fact);
  });
}

function whoOf({ actor }: FactOf<'returned'>): { by: string; actingFor?: string } {
  if (!('id' in actor)) return { by: actor.system };
  return actor.actingFor === undefined ? { by: actor.id } : { by: actor.id, actingFor: actor.actingFor.id };
}

export function resubmitted(slice: ApprovalState, fact: FactOf<'resubmitted'>): ApprovalState {
  const { hash, route, resume, proposal } = fact.data;
  return withApproval(slice, fact.data.approval, (approval) => {
    const live = approval.entries.find((each) => each.step === INITIATOR && isLive(each));
    const done = (task: Task): Task => (task.status === 'open' ? { ...task, status: 'done' } : task);
    const revised = live === undefined ? approval : withEntry(approval, live.no, (each) => mapTasks(each, done));
    const proposed = proposal === undefined ? {} : { proposal };
    const subject = { ...approval.subject, hash };
    return acted({ ...revised, ...proposed, subject, route, resume, round: approval.round + 1 }, fact);
  });
}

/** The entry of that decision or return opens again as it was: siblings revive, later signers of the seat wait. */
export function takenBack(slice: ApprovalState, fact: FactOf<'taken-back'>): ApprovalState {
  const { approval: id, seq } = fact.data;
  return reopened(slice, id, (task, entry) => task.decision?.seq === seq || isReturner(entry, task, seq), fact);
}

/** What ended on a signature that was never given is void for good: withdrawing what is asked anew does not bring it back. */
export function paperObjected(slice: ApprovalState, fact: FactOf<'paper-objected'>): ApprovalState {
  const ended = slice.closed[fact.data.approval];
  if (ended !== undefined) {
    return { ...slice, closed: { ...slice.closed, [ended.id]: { ...ended, status: 'void' } } };
  }
  return reopened(slice, fact.data.approval, (task) => task.id === fact.data.task, fact);
}

function isReturner(entry: Entry, task: Task, seq: number): boolean {
  return entry.returned?.seq === seq && entry.returned.task === task.id;
}

type Acted = Pick<FactEnvelope, 'seq' | 'at' | 'commandId'>;

function reopened(
  slice: ApprovalState,
  id: string,
  is: (task: Task, entry: Entry) => boolean,
  fact: Acted,
): ApprovalState {
  const approval = slice.running[id];
  const entry = approval?.entries.find((each) => tasksOf(each).some((task) => is(task, each)));
  const task = entry && tasksOf(entry).find((each) => is(each, entry));
  if (approval === undefined || entry === undefined || task === undefined) return slice;
  const after = withApproval(slice, id, (old) =>
    acted({ ...withEntry(old, entry.no, (each) => revived(each, task.id, fact)), resume: entry.resume ?? [] }, fact),
  );
  return task.decision === undefined ? after : withoutDuties(after, approval, task.decision);
}

function revived(entry: Entry, own: string, fact: Acted): Entry {
  const { returned: _returned, carriedFrom: _carried, voteClosed: _closed, ...rest } = entry;
  const seats = entry.seats.map((seat) => {
    const at = seat.tasks.findIndex((task) => task.id === own);
    // An objection to paper may have opened the place of somebody before him again.
    const isTurn = !seat.tasks.slice(0, Math.max(at, 0)).some(isPending);
    const tasks = seat.tasks.map((task, n) => {
      const back = revivedTask(task, own, at >= 0 && n > at);
      const after = task.id === own && !isTurn ? asWaiting(back) : back;
      return after.status === 'open' && task.status !== 'open' ? { ...after, ...sinceFact(fact) } : after;
    });
    return { ...seat, tasks };
  });
  return { ...rest, status: statusOf(seats), seats };
}

/** A task with a due day was open when it was dropped; the others had not had their turn. */
function revivedTask(task: Task, own: string, behindOwn: boolean): Task {
  if (task.id === own) {
    const { decision: _decision, dropped: _dropped, ...rest } = task;
    return { ...rest, status: 'open' };
  }
  const cameBack = task.status === 'dropped' && (task.dropped === 'decided' || task.dropped === 'returned');
  if (behindOwn && (task.status === 'open' || cameBack)) return asWaiting(withoutDrop(task));
  if (!cameBack) return task;
  return { ...withoutDrop(task), status: task.due === undefined ? 'waiting' : 'open' };
}

function withoutDrop(task: Task): Task {
  const { dropped: _dropped, ...rest } = task;
  return rest;
}

/** Whoever took back has not approved, unless another decision of his on this subject stands. */
function withoutDuties(slice: ApprovalState, approval: Approval, decision: Decision): ApprovalState {
  const people = [decision.by, ...(decision.actingFor === undefined ? [] : [decision.actingFor])];
  const standing = Object.values(slice.running)
    .filter((each) => dutySubject(each.subject) === dutySubject(approval.subject))
    .flatMap((each) => each.entries.flatMap(tasksOf))
    .flatMap(({ decision: other }) => (other === undefined ? [] : [other.by, other.actingFor]));
  const free = people.filter((person) => !standing.includes(person));
  const ledger = free.reduce(
    (ledger, person) => dropDuty(ledger, { person, duty: 'approved', subject: dutySubject(approval.subject) }),
    slice.ledger,
  );
  return { ...slice, ledger };
}

export function withdrawn(slice: ApprovalState, fact: FactOf<'withdrawn'>): ApprovalState {
  return withApproval(slice, fact.data.approval, (approval) => acted(approval, fact));
}
