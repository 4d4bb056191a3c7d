import type { Instant } from '../calendar/instant.js';
import type { Judging } from '../cycle/chapter.js';
import { leadBefore } from '../cycle/jitter.js';
import type { CycleState } from '../cycle/state.js';
import type { CompiledOf } from '../policy/types.js';
import { outsideQuiet } from './slots.js';
import { isEndKey } from './told.js';
import type { OwedNotice } from './types.js';

/**
 * True of a notice that is to be in the outbox by that moment: its lead has begun. What has ended is handed over at
 * once, also by a cycle that closes: it has no later.
 */
export function isToBeHandedOver(notice: OwedNotice, { cycleId, yearEnd }: CycleState, by: Instant): boolean {
  if (isEndKey(notice.key)) return true;
  return yearEnd.closedOn === null && leadBefore(notice.sendAt, cycleId) <= by;
}

/** The notice as it may be sent from now on: one whose time has passed goes at once, outside the quiet hours. */
export function fromNowOn(rule: CompiledOf<'reminders'>, judging: Judging): (notice: OwedNotice) => OwedNotice {
  const soonest = outsideQuiet(judging.at, rule, judging.calendar);
  return (notice) => (notice.rides !== true && notice.sendAt < soonest ? { ...notice, sendAt: soonest } : notice);
}
