import type { CommandEnvelope } from '../commands.js';
import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import type { PersonCard } from '../people.js';
import { isNo, type No, no, type RefusalCode } from '../refusal.js';
import { INITIATOR, isPending, isVote, liveEntry, stepOf } from './find.js';
import { isHisToMan } from './repairs/grave.js';
import { newcomer } from './standing.js';
import type { Approval, ApprovalSubject, Seat } from './types.js';

/** One task of somebody who goes: whom it goes to, or why it stays with him. */
export type HandOverLine = {
  approval: string;
  task: string;
  subject: Pick<ApprovalSubject, 'kind' | 'ref'>;
  /** Title of the step; null where the initiator revises. */
  step: string | null;
} & ({ moves: PersonCard } | { stays: RefusalCode; why: Record<string, string | number> });

/**
 * Every task that waits for one person in a cycle, and whether the other may have it. The electorate of a vote is fixed.
 * `by`: all ids of who hands over.
 */
export function handOverLines(
  state: CycleState,
  { people }: Pick<CommandEnvelope, 'people'>,
  { from, to, by }: { from: string; to: string; by?: readonly string[] },
  judging: Judging,
): HandOverLine[] {
  return Object.values(state.approvals.running).flatMap((approval): HandOverLine[] => {
    const entry = liveEntry(approval);
    const seat = entry?.seats.find(({ tasks }) => tasks.some((each) => isPending(each) && each.owner === from));
    const task = seat?.tasks.find((each) => isPending(each) && each.owner === from);
    if (entry === undefined || seat === undefined || task === undefined) return [];
    const { kind, ref } = approval.subject;
    const step = entry.step === INITIATOR ? null : (stepOf(approval, entry.step)?.title ?? entry.step);
    const line = { approval: approval.id, task: task.id, subject: { kind, ref }, step };
    if (isVote(approval, entry)) return [{ ...line, stays: 'not-in-vote', why: { step: entry.step } }];
    const found = newcomer(state, { people }, approval, to, judging);
    const card = isNo(found) || step === null ? found : (notToChoose(approval, seat, { card: found, by }) ?? found);
    return [isNo(card) ? { ...line, stays: card.refused, why: card.why } : { ...line, moves: card }];
  });
}

/**
 * Nobody gives a decision to himself; and where a repair would need a second person, or whoever hands over asked for the
 * matter himself, it goes to who holds the post that was asked, or by such a repair.
 */
function notToChoose(
  approval: Approval,
  { post }: Pick<Seat, 'post'>,
  { card, by = [] }: { card: PersonCard; by: readonly string[] | undefined },
): No | undefined {
  if (by.includes(card.id)) return no('separated', { person: card.name, duty: 'proposed-repair' });
  if (isHisToMan(approval, by)) return undefined;
  const holds = post !== undefined && (card.posts as string[]).includes(post);
  return holds ? undefined : no('not-eligible', { person: card.name, post: post ?? '' });
}
