import type { CommandOf } from '../../commands.js';
import type { Answer, Handler, Judging } from '../../cycle/chapter.js';
import type { CycleState } from '../../cycle/state.js';
import type { FactDraft } from '../../facts.js';
import { isNo, type No, no } from '../../refusal.js';
import type { ApprovalCommands } from '../commands.js';
import type { Acting } from '../pretend.js';
import { reopenedFacts } from '../reopening.js';
import { actingOf } from '../standing.js';
import type { Approval } from '../types.js';
import { isLapsed, proposedBy } from './proposal.js';
import { effectOf, type Repair } from './repair.js';

/**
 * Adds to the facts by which a second person agreed what he agreed to: it is carried out in the same breath. A no when
 * that is not possible any more, so that nobody agrees to what will not happen.
 */
export function agreed(acting: Acting, drafts: FactDraft[]): FactDraft[] | No {
  const facts: FactDraft[] = [...drafts];
  for (const id of repairsIn(acting, drafts)) {
    const approval = acting.state.approvals.running[id];
    if (approval === undefined) continue;
    const done = carriedOut(acting, approval, secondOf(drafts, acting));
    if (isNo(done)) return done;
    if (drafts.some((each) => isApproved(each, id))) facts.push(...done);
  }
  return facts;
}

/** Approvals of repairs that somebody says yes to by these facts. */
function repairsIn({ state }: Acting, drafts: readonly FactDraft[]): string[] {
  const ids = drafts.flatMap((each) => {
    const yes = (each.kind === 'decided' && each.data.value === 'approve') || isApproved(each);
    return yes && 'approval' in each.data ? [String(each.data.approval)] : [];
  });
  return [...new Set(ids)].filter((id) => state.approvals.running[id]?.subject.kind === 'repair');
}

function isApproved(each: FactDraft, id?: string): boolean {
  if (each.kind !== 'approval-closed' || each.data.outcome !== 'approved') return false;
  return id === undefined || each.data.approval === id;
}

/** Whoever gave the last approval; on paper it is not who entered it. */
function secondOf(drafts: readonly FactDraft[], { actor }: Acting): string {
  const decided = drafts.findLast((each) => each.kind === 'decided');
  if (decided?.kind === 'decided') return decided.data.by;
  return 'id' in actor ? actor.id : actor.system;
}

/** What the proposal comes to now, or why it can't be carried out any more. */
export function carriedOut(acting: Acting, approval: Approval, second: string): FactDraft[] | No {
  const proposed = proposedBy(approval);
  // Whether it is his to man alone was asked when he proposed it, and somebody else agrees now.
  const proposer = approval.initiators.slice(0, 1);
  if (proposed === undefined || isLapsed(approval, acting.judging))
    return no('preview-stale', { approval: approval.id });
  if (proposed.command === 'reopen') return reopenedFacts(acting, proposed.data);
  const { command: kind, data, people, directoryRev: rev } = proposed;
  const running = acting.state.approvals.running[approval.subject.ref];
  if (running === undefined) return no('preview-stale', { approval: approval.subject.ref });
  const effect = effectOf(acting, { kind, data, people, proposer, rev } as Repair, second);
  return isNo(effect) ? effect : effect.facts;
}

/** A handler by which a second person may come to agree. */
export function agreeing<K extends keyof ApprovalCommands>({ decide, ...handler }: Handler<K>): Handler<K> {
  return {
    ...handler,
    decide(state: CycleState, command: CommandOf<K>, judging: Judging): Answer {
      const answer = decide(state, command, judging);
      if (isNo(answer)) return answer;
      const facts = agreed(actingOf(state, command, judging), answer.facts);
      return isNo(facts) ? facts : { ...answer, facts };
    },
  };
}
