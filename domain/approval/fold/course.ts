import type { FactOf } from '../../facts.js';
import { addDuty } from '../duties.js';
import { dutySubject } from '../eligible.js';
import { INITIATOR } from '../find.js';
import type { ApprovalState, ClosedApproval, DropReason, EntryStatus } from '../types.js';
import { mapTasks, withApproval, withEntry, withPeople } from './slice.js';

/** The course of an approval: submitted, a step opened, carried, closed, and the end. */

export function submitted(slice: ApprovalState, fact: FactOf<'approval-submitted'>): ApprovalState {
  const { approval: id, subject, route, initiators, people, proposal, reopens } = fact.data;
  const approval = {
    id,
    subject,
    route,
    initiators,
    initiatorPost: people[0]?.post ?? '',
    status: 'running' as const,
    version: fact.seq,
    round: 1,
    resume: [],
    entries: [],
    copied: [],
    ...(proposal === undefined ? {} : { proposal }),
    ...(reopens === undefined ? {} : { reopens }),
  };
  const ledger = initiators.reduce(
    (ledger, person) => addDuty(ledger, { person, duty: 'initiated', subject: dutySubject(subject) }, fact.on),
    slice.ledger,
  );
  const opened = { ...slice, ledger, nextNo: slice.nextNo + 1, running: { ...slice.running, [id]: approval } };
  return withPeople(reopens === undefined ? opened : suspended(opened, reopens, id), people);
}

/** While an approval is asked anew, the outcome of the old one has no force. */
function suspended(slice: ApprovalState, id: string, by: string): ApprovalState {
  const old = slice.closed[id];
  return old === undefined ? slice : { ...slice, closed: { ...slice.closed, [id]: { ...old, suspendedBy: by } } };
}

function restored(slice: ApprovalState, id: string): ApprovalState {
  const old = slice.closed[id];
  if (old === undefined) return slice;
  const { suspendedBy: _by, ...rest } = old;
  return { ...slice, closed: { ...slice.closed, [id]: rest } };
}

export function stepOpened(slice: ApprovalState, { data, on }: FactOf<'step-opened'>): ApprovalState {
  return withApproval(slice, data.approval, (approval) => {
    const arrived = approval.resume.at(-1) === data.step;
    const resume = arrived ? approval.resume.slice(0, -1) : approval.resume;
    const entry = {
      no: data.entry,
      step: data.step,
      status: 'resolving' as const,
      openedOn: on,
      seats: [],
      ...(data.chosen === undefined ? {} : { chosen: data.chosen }),
      ...(resume.length === 0 ? {} : { resume }),
    };
    return { ...approval, resume, entries: [...approval.entries, entry] };
  });
}

export function carried(slice: ApprovalState, { data }: FactOf<'carried'>): ApprovalState {
  return withApproval(slice, data.approval, (approval) =>
    withEntry(approval, data.entry, (entry) => ({ ...entry, carriedFrom: data.fromSeq })),
  );
}

/** Why tasks nobody got to do are dropped, by how their entry ended. */
const DROPPED_BY = {
  passed: 'decided',
  carried: 'decided',
  rejected: 'decided',
  returned: 'returned',
  cancelled: 'withdrawn',
  jumped: 'jumped',
  resolving: 'withdrawn',
  unmanned: 'withdrawn',
  open: 'withdrawn',
} as const satisfies Record<EntryStatus, DropReason>;

export function stepClosed(slice: ApprovalState, { data }: FactOf<'step-closed'>): ApprovalState {
  return withApproval(slice, data.approval, (approval) =>
    withEntry(approval, data.entry, ({ recheck: _recheck, ...entry }) => ({
      ...mapTasks(entry, (task) =>
        task.status === 'open' || task.status === 'waiting'
          ? { ...task, status: 'dropped', dropped: DROPPED_BY[data.outcome] }
          : task,
      ),
      status: data.outcome,
    })),
  );
}

export function closed(slice: ApprovalState, fact: FactOf<'approval-closed'>): ApprovalState {
  const { approval: id, outcome } = fact.data;
  const approval = slice.running[id];
  if (approval === undefined) return slice;
  const { [id]: _ended, ...running } = slice.running;
  const decisions = approval.entries
    .filter((entry) => entry.status !== 'cancelled' && entry.step !== INITIATOR)
    .flatMap((entry) => entry.seats.flatMap((seat) => seat.tasks.map((task) => ({ step: entry.step, task }))))
    .flatMap(({ step, task }) => (task.decision === undefined ? [] : [{ step, task: task.id, ...task.decision }]));
  const { subject, route, initiators, initiatorPost, copied, proposal } = approval;
  const ended: ClosedApproval = {
    id,
    subject,
    status: outcome,
    closedOn: fact.on,
    route,
    initiators,
    initiatorPost,
    decisions,
    copied,
    ...(proposal === undefined ? {} : { proposal }),
  };
  const next = { ...slice, running, closed: { ...slice.closed, [id]: ended } };
  return outcome === 'withdrawn' && approval.reopens !== undefined ? restored(next, approval.reopens) : next;
}
