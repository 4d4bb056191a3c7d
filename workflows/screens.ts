import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { instantAt } from '../domain/calendar/instant.js';
import type { PlainDate } from '../domain/calendar/plain-date.js';
import { stageOf } from '../domain/cycle/stage.js';
import { liveObligations } from '../domain/obligations/derive.js';
import { asDate, type Now } from './clock.js';
import { type Desk, judgingAt } from './cycle-desk.js';
import { CYCLE_STAGE, NEXT_DUE, STUCK } from './messages.js';

/** What was last put on Temporal's own screens, so that an unchanged value costs no event. */
export type Shown = { stage: string | undefined; nextDue: number | undefined; stuck: string | undefined };

/** What the run before left there: search attributes carry over, current details do not. */
export function shownSoFar(): Shown {
  const { typedSearchAttributes } = workflowInfo();
  return {
    stage: typedSearchAttributes.get(CYCLE_STAGE),
    nextDue: typedSearchAttributes.get(NEXT_DUE)?.getTime(),
    stuck: typedSearchAttributes.get(STUCK),
  };
}

/** The page a technician sees in Temporal's UI; lost at every continue-as-new, so set at every run start. */
export function showRun({ cycleId, state }: Desk): void {
  const title = state.plan.opening?.title ?? '（尚未开启）';
  setCurrentDetails(
    [
      `### 采购周期 ${cycleId}`,
      title,
      `本次运行接手时已有事实 ${state.seq} 条。事实、期限和待办以本系统的页面为准，这里只反映引擎的运行。`,
      '请勿在此重置或终止；确需处理时，由管理员按记录重启。',
    ].join('\n\n'),
  );
}

/** Brings the search attributes up to date: one event at most, none when nothing changed. */
export function showProgress(desk: Desk, shown: Shown, now: Now): void {
  const stage = stageOf(desk.state);
  const due = nextDueOf(desk, now);
  const nextDue = due === undefined ? undefined : asDate(instantAt(due, '23:59'));
  const changes: SearchAttributeUpdatePair[] = [];
  if (stage !== shown.stage) changes.push({ key: CYCLE_STAGE, value: stage });
  if (nextDue?.getTime() !== shown.nextDue) changes.push({ key: NEXT_DUE, value: nextDue ?? null });
  if (changes.length > 0) upsertSearchAttributes(changes);
  Object.assign(shown, { stage, nextDue: nextDue?.getTime() });
}

/** Marks a run that waits for a technician. */
export function showStuck(shown: Shown, reason: string): void {
  if (shown.stuck !== reason) upsertSearchAttributes([{ key: STUCK, value: reason }]);
  shown.stuck = reason;
}

function nextDueOf(desk: Desk, now: Now): PlainDate | undefined {
  const days = liveObligations(desk.state, judgingAt(desk, now)).flatMap(({ due }) => due ?? []);
  return days.reduce<PlainDate | undefined>(
    (least, day) => (least === undefined || day < least ? day : least),
    undefined,
  );
}
