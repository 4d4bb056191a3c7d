import type { CommandOf } from '../../commands.js';
import { type Answer, draft, type Handler, type Judging } from '../../cycle/chapter.js';
import type { CycleState } from '../../cycle/state.js';
import type { FactDraft } from '../../facts.js';
import type { PersonCard } from '../../people.js';
import { isNo, type No, no } from '../../refusal.js';
import type { Via } from '../facts.js';
import { liveEntry, tasksOf } from '../find.js';
import { cardOf, notToday, runningOf } from '../standing.js';
import { SUBJECTS } from '../subjects.js';
import type { Approval } from '../types.js';
import { ANYBODY } from './decisions.js';
import { tooLong, wordless } from './on-task.js';

export const withdraw: Handler<'withdraw'> = { authority: ANYBODY, decide: takeOut };

function takeOut(state: CycleState, command: CommandOf<'withdraw'>, judging: Judging): Answer {
  const card = cardOf(command);
  if (isNo(card)) return card;
  const { approval: id, ifVersion, reason } = command.data;
  const approval = runningOf(state.approvals, id);
  if (isNo(approval)) return approval;
  const refused = mayNotWithdraw(approval, card) ?? notToday(command, judging) ?? unsaid(approval, reason);
  if (refused !== undefined) return refused;
  if (ifVersion !== approval.version) return no('view-changed', { version: approval.version });
  const said = reason === undefined ? {} : { reason };
  return {
    facts: [
      draft('withdrawn', { approval: id, via: command.via, ...said }),
      ...ended(approval, 'withdrawn', command.via),
      ...restored(state, approval),
    ],
  };
}

/** Who asked anew and thought better of it is back at the old outcome. */
function restored({ approvals }: CycleState, { reopens }: Approval): FactDraft[] {
  const old = reopens === undefined ? undefined : approvals.closed[reopens];
  return old?.status === 'approved' ? (SUBJECTS[old.subject.kind].onRestored?.(old) ?? []) : [];
}

/** The initiator may, and whoever holds the post it was submitted in. */
export function mayNotWithdraw({ id, initiators, initiatorPost }: Approval, card: PersonCard): No | undefined {
  const may = initiators.includes(card.id) || (card.posts as string[]).includes(initiatorPost);
  return may ? undefined : no('not-your-task', { approval: id });
}

/** Those who already decided are owed a reason. */
function unsaid(approval: Approval, reason: string | undefined): No | undefined {
  const decided = approval.entries.flatMap(tasksOf).some(({ decision }) => decision !== undefined);
  return decided ? wordless(reason) : tooLong(reason);
}

/** The end of an approval before it was decided: what waits is cancelled. */
export function ended(approval: Approval, outcome: 'withdrawn' | 'void', via: Via): FactDraft[] {
  const live = liveEntry(approval);
  const of = { approval: approval.id, via };
  const cancelled = live === undefined ? [] : [draft('step-closed', { ...of, entry: live.no, outcome: 'cancelled' })];
  return [...cancelled, draft('approval-closed', { ...of, outcome })];
}

/** A terminated contract takes the approvals that still run with it. */
export function voidRunning(state: CycleState, via: Via): FactDraft[] {
  return Object.values(state.approvals.running).flatMap((approval) => ended(approval, 'void', via));
}
