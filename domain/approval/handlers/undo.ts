import type { CommandOf } from '../../commands.js';
import { type Answer, draft, type Handler, type Judging } from '../../cycle/chapter.js';
import type { CycleState } from '../../cycle/state.js';
import { isNo, type No, no } from '../../refusal.js';
import { INITIATOR, liveEntry, nextEntryNo } from '../find.js';
import { tasksGiven } from '../fold/slice.js';
import { pretend } from '../pretend.js';
import { actingOf, cardOf, notToday, runningOf } from '../standing.js';
import type { Approval, Spent } from '../types.js';
import { movedLimits } from '../wakes.js';
import { staleContent } from './decisions.js';
import { lookedUp } from './directory.js';
import { REPAIRERS } from './repair.js';

export const undoRepair: Handler<'undo-repair'> = { authority: REPAIRERS, decide: undo };

/**
 * Brings the approval back as it was before the repair, while nobody acted on it since. What time and the directory
 * changed meanwhile is made good: days are counted by the calendar of today, people looked up again.
 */
function undo(state: CycleState, command: CommandOf<'undo-repair'>, judging: Judging): Answer {
  const card = cardOf(command);
  if (isNo(card)) return card;
  const { approval: id, seq } = command.data;
  const approval = runningOf(state.approvals, id);
  if (isNo(approval)) return approval;
  const refused = mayNotUndo(state, approval, seq) ?? notToday(command, judging);
  if (refused !== undefined) return refused;
  const spent = spentBy(approval);
  const undone = draft('repair-undone', {
    approval: id,
    via: command.via,
    seq,
    ...(spent === undefined ? {} : { spent }),
  });
  const approvals = pretend(actingOf(state, command, judging), [undone]);
  const after = approvals.running[id];
  const own = after === undefined ? approvals : { ...approvals, running: { [id]: after } };
  const moved = movedLimits({ ...state, approvals: own }, judging.calendar, state.calendar);
  const changed = approval.undo?.directoryRev !== card.directoryRev;
  return { facts: [undone, ...moved, ...(changed ? lookedUp(after, command.via, card.directoryRev) : [])] };
}

/** Numbers that were given and that nothing will bear any more once the repair is undone; none where nothing was born. */
function spentBy(approval: Approval): Spent | undefined {
  const before = approval.undo?.before;
  if (before === undefined) return undefined;
  const last = before.entries.at(-1)?.no ?? 0;
  const left = approval.entries.filter(({ no }) => no <= last);
  const born = left.flatMap((entry): [string, number][] => {
    const old = before.entries.find(({ no }) => no === entry.no) ?? entry;
    const given = tasksGiven(approval, entry);
    return given > tasksGiven(before, old) ? [[String(entry.no), given]] : [];
  });
  const entry = nextEntryNo(approval) - 1;
  if (born.length === 0 && entry < nextEntryNo({ ...before, entries: left })) return undefined;
  return { entry, tasks: { ...before.spent?.tasks, ...Object.fromEntries(born) } };
}

/**
 * Somebody acted since, it was another repair, or none that can be undone; or the content was changed while the repair
 * had it back with its initiator: the step it came from must not get back what nobody there read.
 */
export function mayNotUndo(state: CycleState, approval: Approval, seq: number | undefined): No | undefined {
  const { undo: last, id, entries } = approval;
  const step = entries.at(-1)?.step ?? id;
  if (last === undefined || (seq !== undefined && last.seq !== seq)) return no('next-acted', { step });
  return liveEntry(last.before)?.step === INITIATOR ? undefined : staleContent(state, last.before);
}
