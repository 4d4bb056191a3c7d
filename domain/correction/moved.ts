import { draft, type Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import type { FactDraft } from '../facts.js';
import { liveObligations } from '../obligations/derive.js';
import type { MoveCause, MovedDate } from './types.js';

type Side = { state: CycleState; judging: Judging };

/**
 * The fact that due days of open duties are others than before, whatever moved them; none when none moved. A duty that
 * these facts end keeps its day: nobody has to learn a new one.
 */
export function movedDrafts(before: Side, after: Side, facts: readonly FactDraft[], ends: FactDraft[]): FactDraft[] {
  const ended = new Set(ends.flatMap((each) => (each.kind === 'obligation-closed' ? [each.data.obligation] : [])));
  const moved = movedDates(before, after).filter(({ obligation }) => !ended.has(obligation));
  return moved.length === 0 ? [] : [draft('dates-moved', { moved, ...causeIn(facts) })];
}

/** Duties that were open before and are open after, with another due day. */
function movedDates(before: Side, after: Side): MovedDate[] {
  const now = new Map(liveObligations(after.state, after.judging).map((each) => [each.id, each.due]));
  return liveObligations(before.state, before.judging).flatMap(({ id, due: from }) => {
    const to = now.get(id);
    return to === undefined || to === from ? [] : [{ obligation: id, from, to }];
  });
}

/** Why, in the words of whoever moved them where there are any. */
function causeIn(facts: readonly FactDraft[]): { why: MoveCause; reason?: string } {
  for (const { kind, data } of facts) {
    if (kind === 'obligation-extended') return { why: 'extended', reason: data.reason };
    if (kind === 'fact-corrected') return { why: 'corrected', reason: data.reason };
    if (kind === 'calendar-applied')
      return { why: 'calendar', ...(data.notice === undefined ? {} : { reason: data.notice }) };
    if (kind === 'policy-moved') return { why: 'policy', reason: data.reason };
  }
  return { why: 'course' };
}
