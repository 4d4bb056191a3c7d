import type { CommandEnvelope } from '../commands.js';
import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import type { PersonCard } from '../people.js';
import { isNo, type RefusalCode } from '../refusal.js';
import { INITIATOR, isPending, isVote, liveEntry, stepOf, tasksOf } from './find.js';
import { newcomer } from './standing.js';
import type { ApprovalSubject } from './types.js';

/** One task of somebody who goes: whom it goes to, or why it stays with him. */
export type HandOverLine = {
  approval: string;
  task: string;
  subject: Pick<ApprovalSubject, 'kind' | 'ref'>;
  /** Title of the step; null where the initiator revises. */
  step: string | null;
} & ({ moves: PersonCard } | { stays: RefusalCode; why: Record<string, string | number> });

/** Every task that waits for one person in a cycle, and whether the other may have it. The electorate of a vote is fixed. */
export function handOverLines(
  state: CycleState,
  { people }: Pick<CommandEnvelope, 'people'>,
  { from, to }: { from: string; to: string },
  judging: Judging,
): HandOverLine[] {
  return Object.values(state.approvals.running).flatMap((approval): HandOverLine[] => {
    const entry = liveEntry(approval);
    const task = entry && tasksOf(entry).find((each) => isPending(each) && each.owner === from);
    if (entry === undefined || task === undefined) return [];
    const { kind, ref } = approval.subject;
    const step = entry.step === INITIATOR ? null : (stepOf(approval, entry.step)?.title ?? entry.step);
    const line = { approval: approval.id, task: task.id, subject: { kind, ref }, step };
    if (isVote(approval, entry)) return [{ ...line, stays: 'not-in-vote', why: { step: entry.step } }];
    const card = newcomer(state, { people }, approval, to, judging);
    return [isNo(card) ? { ...line, stays: card.refused, why: card.why } : { ...line, moves: card }];
  });
}
