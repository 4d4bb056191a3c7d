import { draft } from '../cycle/chapter.js';
import type { FactDraft } from '../facts.js';
import { carrySource } from './carry.js';
import { dueFrom, limitOf } from './due.js';
import { INITIATOR, isLive, lastEntry, liveEntry, nextEntryNo, stepIndex, stepOf } from './find.js';
import { type Acting, pretend } from './pretend.js';
import { SUBJECTS } from './subjects.js';
import { seatVerdict, tallyOf } from './tally.js';
import type { Approval, Entry, Step } from './types.js';

/**
 * Adds to the facts of an act all that follows from it: the next signer's task, the end of a step, the next step, the
 * end of the approval and what the approved subject puts on record. Each is a fact of its own, so that a later change
 * of a tally or a calendar never judges an old approval again.
 */
export function settle(acting: Acting, id: string, act: readonly FactDraft[], chosen?: string[]): FactDraft[] {
  const drafts = [...act];
  for (;;) {
    const approval = pretend(acting, drafts).running[id];
    const owed = approval === undefined ? [] : owedNext(acting, approval, chosen);
    if (owed.length === 0) return drafts;
    drafts.push(...owed);
  }
}

function owedNext(acting: Acting, approval: Approval, chosen: string[] | undefined): FactDraft[] {
  const live = liveEntry(approval);
  if (live === undefined) return afterEntry(acting, approval, chosen);
  const of = { approval: approval.id, via: acting.via };
  const close = (outcome: 'passed' | 'carried' | 'rejected') => [
    draft('step-closed', { ...of, entry: live.no, outcome }),
  ];
  if (live.carriedFrom !== undefined) return close('carried');
  const source = carrySource(approval, live);
  if (source !== undefined) return [draft('carried', { ...of, entry: live.no, fromSeq: source })];
  const step = stepOf(approval, live.step);
  const verdict = step === undefined ? 'undecided' : tallyOf(live, step.tally);
  return verdict === 'undecided' ? nextTasks(acting, approval, live) : close(verdict);
}

/** In each seat that is not decided the first task that waits has its turn; where somebody is missing, nobody has. */
function nextTasks(acting: Acting, approval: Approval, entry: Entry): FactDraft[] {
  const { judging, via } = acting;
  return entry.seats.flatMap((seat) => {
    if (seatVerdict(seat) !== 'undecided' || seat.tasks.some(({ status }) => status === 'open')) return [];
    const task = seat.tasks.find(({ status, vacant }) => status === 'waiting' || vacant === true);
    if (task === undefined || task.vacant === true) return [];
    const due = dueFrom(judging.today, limitOf(approval, entry), judging.calendar);
    const opened = { approval: approval.id, via, task: task.id, owner: task.owner, due };
    return [draft('task-opened', opened, judging.today)];
  });
}

/** What follows when no entry waits: the next step of the route, or the end. */
function afterEntry(acting: Acting, approval: Approval, chosen: string[] | undefined): FactDraft[] {
  const last = lastEntry(approval);
  if (last?.status === 'rejected') {
    return [draft('approval-closed', { approval: approval.id, via: acting.via, outcome: 'rejected' })];
  }
  // A return and a withdrawal say themselves what comes next.
  if (last !== undefined && (last.status === 'returned' || isLive(last))) return [];
  const next = approval.route.steps[last === undefined ? 0 : stepIndex(approval, last.step) + 1];
  return next === undefined ? approvedNow(acting, approval) : [openStep(acting, approval, next.key, chosen)];
}

function approvedNow({ state, judging, via }: Acting, approval: Approval): FactDraft[] {
  const closed = draft('approval-closed', { approval: approval.id, via, outcome: 'approved' });
  return [closed, ...SUBJECTS[approval.subject.kind].onApproved(state, approval, judging)];
}

/** Opens a step; its people are found by the directory afterwards. People once chosen stay chosen when it opens again. */
export function openStep({ judging, via }: Acting, approval: Approval, key: string, chosen?: string[]): FactDraft {
  const before = approval.entries.findLast((entry) => entry.step === key)?.chosen;
  const people = asksChosen(stepOf(approval, key)) ? (chosen ?? before) : undefined;
  const entry = nextEntryNo(approval);
  const opened = { approval: approval.id, via, entry, step: key, ...(people === undefined ? {} : { chosen: people }) };
  return draft('step-opened', opened, judging.today);
}

/** True when whoever comes before names the people of this step. */
function asksChosen(step: Step | undefined): boolean {
  return step?.who.by === 'chosen';
}

/** Among these drafts a step opened whose people should have been chosen and were not. */
export function lacksChosen(approval: Approval, drafts: readonly FactDraft[]): string | undefined {
  const opened = drafts.flatMap((each) => (each.kind === 'step-opened' ? [each.data] : []));
  return opened.find(({ step, chosen }) => step !== INITIATOR && asksChosen(stepOf(approval, step)) && !chosen?.length)
    ?.step;
}
