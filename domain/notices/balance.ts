import type { Instant } from '../calendar/instant.js';
import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import { fromNowOn, isToBeHandedOver } from './handed-over.js';
import { owedNotices, reminderRule } from './owed.js';
import { isEndKey } from './told.js';
import type { OwedNotice } from './types.js';

/** What the outbox holds under one key, whoever it is for. `isLive`: queued, on its way, or settled; not cancelled. */
export type HeldNotice = { key: string; isLive: boolean };

/**
 * The outbox held against the record: how many notices must be there, and those that are not. `lost`: the record says
 * they were handed over. `late`: their time has come and the cycle has not handed them over. `missing`: both, by the
 * moments at which they were to be told, which does not move while they are not.
 */
export type Balance = { expected: number; lost: OwedNotice[]; late: OwedNotice[]; missing: DueNotice[] };
/** A notice that must exist, and when it is, or was, to be sent. */
export type DueNotice = Pick<OwedNotice, 'key' | 'sendAt'>;

/**
 * Compares what must be in the outbox with what is. `settledAt`: what came due after it is the cycle's own to do yet;
 * null, while it is at work, of all that is not on record. A cancelled reminder that is owed again is missing; a cancelled end is not, for it had reached nobody.
 */
export function balanceOf(
  state: CycleState,
  judging: Judging,
  held: readonly HeldNotice[],
  settledAt: Instant | null,
): Balance {
  const rule = reminderRule(state, judging);
  if (rule === undefined) return { expected: 0, lost: [], late: [], missing: [] };
  const there = new Set(held.filter(({ key, isLive }) => isLive || isEndKey(key)).map(({ key }) => key));
  const isOnRecord = ({ key }: OwedNotice): boolean => state.notified[key] !== undefined;
  const expected = owedNotices(state, judging).filter(
    (each) => isOnRecord(each) || (settledAt !== null && isToBeHandedOver(each, state, settledAt)),
  );
  const notThere = expected.filter(({ key }) => !there.has(key));
  const sendable = notThere.map(fromNowOn(rule, judging));
  return {
    expected: expected.length,
    lost: sendable.filter(isOnRecord),
    late: sendable.filter((each) => !isOnRecord(each)),
    missing: notThere.map(({ key, sendAt }) => ({ key, sendAt })),
  };
}
