import { legalDay } from '../../calendar/instant.js';
import { addWorkingDays } from '../../calendar/working-days.js';
import { draft, type Judging } from '../../cycle/chapter.js';
import type { CycleState } from '../../cycle/state.js';
import type { FactDraft } from '../../facts.js';
import { isNo, type No, no } from '../../refusal.js';
import { entryIdOf, INITIATOR } from '../find.js';
import { type Acting, asking } from '../pretend.js';
import { reopenable, reopenedFacts } from '../reopening.js';
import type { ApprovalState, ClosedApproval, ClosedDecision, Decision } from '../types.js';

/** Why this is no paper this person could still say he did not sign. */
export function notHisPaper(
  decision: Decision | undefined,
  task: string,
  person: string,
  { policy, calendar, today }: Judging,
): No | undefined {
  if (decision?.file === undefined) return no('paper-not-allowed', { task });
  if (decision.by !== person) return no('not-your-task', { by: decision.by });
  const last = addWorkingDays(legalDay(decision.at), policy.params.paperObjectionWd, calendar);
  return today > last ? no('paper-date', { until: last }) : undefined;
}

/** A decision that stood when its approval ended. */
type Ended = { ended: ClosedApproval; decision: ClosedDecision };

/** The decision made at this task, where its approval has ended with it. */
export function endedWith({ closed }: ApprovalState, task: string): Ended | undefined {
  for (const ended of Object.values(closed)) {
    const decision = ended.decisions.find((each) => each.task === task);
    if (decision !== undefined) return { ended, decision };
  }
  return undefined;
}

/** Why this person may not object any more to paper that an approval ended with: used outcomes are corrected. */
export function mayNotObjectAfter(
  state: CycleState,
  { ended, decision }: Ended,
  person: string,
  judging: Judging,
): No | undefined {
  if (ended.usedBySeq !== undefined) return no('outcome-used', { seq: ended.usedBySeq });
  const refused = notHisPaper(decision, decision.task, person, judging);
  if (refused !== undefined) return refused;
  const open = reopenable(state, ended.id, judging);
  if (isNo(open)) return open;
  return countedAtEnd(ended, decision) ? undefined : no('task-not-open', { task: decision.task });
}

/** What a return overtook counted no more when the approval ended; and what was rejected fell by who said no. */
function countedAtEnd(
  { decisions, subject, route, status }: ClosedApproval,
  { step, task, seq, hash, value }: ClosedDecision,
): boolean {
  if (status === 'rejected' && value !== 'reject') return false;
  const overtaken = decisions.some(
    (each) => each.step === step && each.seq > seq && entryIdOf(each.task) !== entryIdOf(task),
  );
  return !overtaken && hash === subject.hash && route.steps.some(({ key }) => key === step);
}

/**
 * The outcome rested on a signature that was never given: it is void, and the matter is asked anew from that step on, or,
 * where nothing before it can be kept, from its initiator.
 */
export function objectedAfterEnd(acting: Acting, { ended, decision }: Ended, reason: string): FactDraft[] | No {
  const asked = (step: string) => reopenedFacts(acting, { approval: ended.id, step, reason });
  const there = asked(decision.step);
  const anew = isNo(there) ? asked(INITIATOR) : there;
  if (isNo(anew)) return anew;
  const of = { approval: ended.id, via: acting.via };
  return [draft('paper-objected', { ...of, task: decision.task, reason }), ...anew];
}

/** Tasks whose paper this person may object to though the approval has ended. */
export function objectableAfterEnd(state: CycleState, person: string, judging: Judging): string[] {
  const acting = asking(state, judging);
  return Object.values(state.approvals.closed)
    .flatMap((ended) => ended.decisions.map((decision) => ({ ended, decision })))
    .filter((at) => at.decision.by === person && mayNotObjectAfter(state, at, person, judging) === undefined)
    .filter((at) => !isNo(objectedAfterEnd(acting, at, '')))
    .map(({ decision }) => decision.task);
}
