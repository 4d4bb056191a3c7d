import { pendingResolutions } from '../approval/request.js';
import { type Instant, instantAt } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { FactDraft } from '../facts.js';
import type { CycleId } from '../ids.js';
import { fromNowOn, isToBeHandedOver } from '../notices/handed-over.js';
import { reminderRule, unqueued } from '../notices/owed.js';
import type { OwedNotice } from '../notices/types.js';
import { closingsOf } from '../obligations/closing.js';
import { joinOwed, shareOwed } from '../programme/share.js';
import type { AgendaItem } from './agenda-types.js';
import { draft, type Judging } from './chapter.js';
import { approvalTimed, farthest, timedFacts, windowEnds } from './clock-facts.js';
import { dayWake, leadBefore } from './jitter.js';
import { seal } from './seal.js';
import type { CycleState } from './state.js';

export { resolvedDrafts } from '../approval/request.js';

type Kind = AgendaItem['kind'];
type OwedBy = { [K in Kind]: (state: CycleState, judging: Judging) => Extract<AgendaItem, { kind: K }> | null };

/** What of each kind is owed. */
const OWED: OwedBy = {
  wake: (state, judging) => {
    const facts = wakeFacts(state, judging);
    return facts.length > 0 ? { kind: 'wake', facts } : null;
  },
  resolve: (state, judging) => {
    const [request] = pendingResolutions(state, judging);
    return request === undefined ? null : { kind: 'resolve', request };
  },
  notify: (state, judging) => {
    const notices = noticesDue(state, judging);
    return notices.length > 0 ? { kind: 'notify', notices } : null;
  },
  successor: ({ yearEnd: { successor } }) =>
    successor !== null && !successor.started ? { kind: 'successor', successor: successor.id } : null,
  join: joinOwed,
  share: shareOwed,
};
const ORDER = ['wake', 'resolve', 'notify', 'successor', 'join', 'share'] as const satisfies readonly Kind[];
const NONE: readonly Kind[] = [];

/**
 * What the cycle owes at this moment, one thing at a time and always in the same order; null when nothing. `resting`:
 * kinds of which nothing is wanted now.
 */
export function nextItem(state: CycleState, judging: Judging, resting: readonly Kind[] = NONE): AgendaItem | null {
  if (state.plan.opening === null) return null;
  for (const kind of ORDER) {
    const item = resting.includes(kind) ? null : OWED[kind](state, judging);
    if (item !== null) return item;
  }
  return null;
}

/** How the clock's own facts are sealed: `wake/<instant>` by `clock`. */
export function wakeSealing(judging: Judging) {
  return { at: judging.at, on: judging.today, actor: { system: 'clock' }, commandId: `wake/${judging.at}` };
}

/** How the outcome of an effect is sealed: named by the seq it follows, so that each is unique in its cycle. */
export function effectSealing(state: CycleState, judging: Judging, system: string) {
  return { at: judging.at, on: judging.today, actor: { system }, commandId: `effect/${state.seq}` };
}

/** Facts that time has made true, with all that follows from them, until nothing follows any more. */
function wakeFacts(state: CycleState, judging: Judging): FactDraft[] {
  const found: FactDraft[] = [];
  let current = state;
  for (;;) {
    const more = firstWake(current, judging);
    if (more.length === 0) return found;
    found.push(...more);
    current = seal(current, more, wakeSealing(judging)).state;
  }
}

function firstWake(state: CycleState, judging: Judging): FactDraft[] {
  const timed = timedFacts(state, judging)
    .filter((each) => each.from <= judging.today)
    .sort((a, b) => (a.from < b.from ? -1 : 1))[0];
  if (timed !== undefined) return timed.facts;
  const approvals = approvalTimed(state, judging).facts;
  return approvals.length > 0 ? approvals : closingsOf(state, judging);
}

/** Notices to be handed over now, with the moment each may be sent. */
function noticesDue(state: CycleState, judging: Judging): OwedNotice[] {
  const rule = reminderRule(state, judging);
  if (rule === undefined) return [];
  return unqueued(state, judging)
    .filter((each) => isToBeHandedOver(each, state, judging.at))
    .map(fromNowOn(rule, judging));
}

/** Kinds that something else than time makes due. */
const OF_OTHERS = ['resolve', 'successor', 'join', 'share'] as const satisfies readonly Kind[];

/** True when time has made something due that is not on record, judged at that moment. */
export function isBehind(state: CycleState, judging: Judging): boolean {
  return nextItem(state, judging, OF_OTHERS) !== null;
}

/** The fact of a batch handed to the outbox. */
export function queuedDrafts(notices: readonly OwedNotice[]): FactDraft[] {
  return [draft('notices-queued', { keys: notices.map((each) => each.key) })];
}

/** The fact that the cycle taking over runs. */
export function successorDrafts(successor: CycleId): FactDraft[] {
  return [draft('successor-started', { successor })];
}

/**
 * When to look again, or null when the cycle has ended. Never after the earliest thing owed: days at their midnight
 * plus the cycle's own minutes, notices ahead of their time by as much.
 */
export function nextWake(state: CycleState, judging: Judging): Instant | null {
  if (state.plan.opening === null || state.yearEnd.closedOn !== null) return null;
  const days: PlainDate[] = [
    ...timedFacts(state, judging).map((each) => each.from),
    ...windowEnds(state, judging),
    farthest(judging.today),
  ];
  const { next } = approvalTimed(state, judging);
  if (next !== null) days.push(next);
  const dayWakes = days
    .filter((day) => day > judging.today)
    .map((day) => dayWake(instantAt(day, '00:00'), state.cycleId));
  const notices = unqueued(state, judging).map((each) => leadBefore(each.sendAt, state.cycleId));
  const upcoming = [...dayWakes, ...notices].filter((moment) => moment > judging.at).sort();
  return upcoming[0] ?? null;
}
