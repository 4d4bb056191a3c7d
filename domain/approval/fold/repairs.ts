import type { FactOf } from '../../facts.js';
import { addDuty } from '../duties.js';
import { dutySubject } from '../eligible.js';
import { isLive, placeOf, stepIndex } from '../find.js';
import { HAND_OVER } from '../repairs/types.js';
import type { Approval, ApprovalState, Task } from '../types.js';
import { mapTasks, sinceFact, withApproval, withTask } from './slice.js';

/** Repairs and their undoing. What a repair did is in facts of its own; here is what only it means. */

export function repaired(slice: ApprovalState, fact: FactOf<'repaired'>): ApprovalState {
  const { approval: id, repair, change } = fact.data;
  const approval = slice.running[id];
  if (approval === undefined) return slice;
  const recorder = 'id' in fact.actor ? fact.actor.id : fact.actor.system;
  // With a second person the record was made by his decision; who wanted the repair is named in it.
  const by = typeof change.proposer === 'string' ? change.proposer : recorder;
  const after = withApproval(slice, id, ({ undo: _older, ...before }) => {
    const rev = typeof change.directoryRev === 'number' ? { directoryRev: change.directoryRev } : {};
    const undo = { seq: fact.seq, by, command: fact.commandId, before: touchable(before, fact), ...rev };
    // A vote that was closed stays closed.
    return { ...marked(before, fact), version: fact.seq, ...(repair === 'repair-close-vote' ? {} : { undo }) };
  });
  // Whoever hands the work of a leaver on chose nobody for this matter.
  if (repair === HAND_OVER) return after;
  const duty = { person: by, duty: 'proposed-repair' as const, subject: dutySubject(approval.subject) };
  return { ...after, ledger: addDuty(after.ledger, duty, fact.on) };
}

/**
 * What a repair may change: the entry in hand and, by a jump, those from its target on. All others stand in the approval
 * itself and are not kept a second time.
 */
function touchable(before: Approval, { data: { repair, change } }: FactOf<'repaired'>): Approval {
  // Elsewhere `to` is a person or a day.
  const jumpsTo = repair === 'repair-jump' && typeof change.to === 'string' ? change.to : undefined;
  const target = jumpsTo === undefined ? before.route.steps.length : stepIndex(before, jumpsTo);
  // The last one, too: it tells which entries came after the repair.
  const last = before.entries.at(-1);
  const entries = before.entries.filter(
    (entry) => isLive(entry) || entry === last || stepIndex(before, entry.step) >= target,
  );
  return { ...before, entries };
}

/** A jump leaves no way back to be taken; a limit that was extended is not counted by the calendar any more. */
function marked(before: Approval, { data: { repair, change } }: FactOf<'repaired'>): Approval {
  if (repair === 'repair-jump') return { ...before, resume: [] };
  if (repair !== 'repair-extend-limit' || typeof change.task !== 'string') return before;
  return withTask(before, change.task, (task) => ({ ...task, extended: true }));
}

/**
 * The approval as it was, with the same tasks and days; who was sent a copy meanwhile keeps it. A task that comes back
 * to its holder, or to its day, does so by this fact: he is told again.
 */
export function repairUndone(slice: ApprovalState, fact: FactOf<'repair-undone'>): ApprovalState {
  return withApproval(slice, fact.data.approval, (approval) => {
    if (approval.undo?.seq !== fact.data.seq) return { ...approval, version: fact.seq };
    const { before } = approval.undo;
    const same = (task: Task): boolean => {
      const now = placeOf(approval, task.id)?.task;
      return now?.status === 'open' && now.holder === task.holder && now.due?.on === task.due?.on;
    };
    const back = (task: Task): Task => (task.status !== 'open' || same(task) ? task : { ...task, ...sinceFact(fact) });
    const last = before.entries.at(-1)?.no ?? 0;
    const entries = approval.entries
      .filter((entry) => entry.no <= last)
      .map((entry) => before.entries.find(({ no }) => no === entry.no) ?? entry)
      .map((entry) => mapTasks(entry, back));
    const { spent } = fact.data;
    const numbers = spent === undefined ? {} : { spent };
    return { ...before, ...numbers, entries, copied: approval.copied, version: fact.seq };
  });
}
