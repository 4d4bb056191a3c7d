import { inForce, lastEntry, stepIndex, stepOf, tasksOf } from './find.js';
import { tallyOf } from './tally.js';
import type { Approval, Decision, Entry, Step } from './types.js';

/**
 * An approval is carried over only on the same content, never on a money route and never in a vote. The answer is
 * the seq of the approval that counts again, or undefined: then people are asked.
 */
export function carrySource(approval: Approval, entry: Entry): number | undefined {
  const step = stepOf(approval, entry.step);
  if (step === undefined || approval.route.money || step.tally.mode === 'vote') return undefined;
  if (entry.status === 'resolving' && entry.seats.length === 0) return onTheWayBack(approval, entry);
  return bySamePerson(approval, entry, step);
}

/** Between the step that was returned to and the one that asked for it, what was approved before stands. */
function onTheWayBack(approval: Approval, entry: Entry): number | undefined {
  const goal = approval.resume.at(-1);
  if (goal === undefined || stepIndex(approval, entry.step) >= stepIndex(approval, goal)) return undefined;
  const earlier = approval.entries.filter((each) => each.no < entry.no);
  if (lastEntry({ ...approval, entries: earlier })?.status === 'returned') return undefined;
  // The step that asked for the return is where the way back ends: it is asked, whatever it approved before.
  const before = lastEntry({ ...approval, entries: earlier.filter((each) => each.step === entry.step) });
  const approvals = before === undefined ? [] : standingOf(approval, before);
  const same = approvals.length > 0 && approvals.every(({ hash }) => hash === approval.subject.hash);
  return same ? Math.max(...approvals.map(({ seq }) => seq)) : undefined;
}

/** The approvals an entry rests on: its own, or the one that was carried into it. */
function standingOf(approval: Approval, { status, carriedFrom, ...entry }: Entry): Decision[] {
  if (status === 'passed') return approvalsIn({ status, ...entry });
  return approval.entries.flatMap(approvalsIn).filter(({ seq }) => status === 'carried' && seq === carriedFrom);
}

function approvalsIn(entry: Entry): Decision[] {
  return tasksOf(entry).flatMap(({ decision }) => (decision?.value === 'approve' ? [decision] : []));
}

/** A person who approved an earlier step is not asked again where the route says so, and nobody acted here yet. */
function bySamePerson(approval: Approval, entry: Entry, step: Step): number | undefined {
  const { samePerson } = approval.route;
  const untouched =
    entry.status === 'open' && tasksOf(entry).every(({ status, handed }) => status === 'waiting' && handed === 0);
  const cameBy = lastEntry({ ...approval, entries: approval.entries.filter((each) => each.no < entry.no) });
  if (samePerson === 'ask' || !untouched || cameBy === undefined || cameBy.status === 'returned') return undefined;
  const force = Object.values(inForce(approval));
  const sources = (samePerson === 'consecutive' ? [cameBy] : force).flatMap(approvalsIn);
  const seqs: number[] = [];
  const answered = tasksOf(entry).reduce((after, task) => {
    const source = sources.findLast(
      (each) => (each.actingFor ?? each.by) === task.owner && each.hash === approval.subject.hash,
    );
    if (source === undefined) return after;
    seqs.push(source.seq);
    return withAnswer(after, task.id, source);
  }, entry);
  return tallyOf(answered, step.tally) === 'passed' ? Math.max(...seqs) : undefined;
}

function withAnswer(entry: Entry, task: string, decision: Decision): Entry {
  const seats = entry.seats.map((seat) => ({
    ...seat,
    tasks: seat.tasks.map((each) => (each.id === task ? { ...each, status: 'done' as const, decision } : each)),
  }));
  return { ...entry, seats };
}
