import { type RawBuilder, sql } from 'kysely';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';

/** Where a day stands against today: 红 已逾期, 黄 临近, 绿 正常, 灰 暂定 (its year has no notice yet). */
export const LANES = ['overdue', 'soon', 'ok', 'provisional'] as const;
export type Lane = (typeof LANES)[number];

/** Lanes in which nothing is due after the last near day: a list of them alone need not look further. */
export function isNear(lane: Lane): boolean {
  return lane === 'overdue' || lane === 'soon';
}

/** The legal day of asking, and the last day that counts as near. */
export type Near = { today: PlainDate; soonBy: PlainDate };

/**
 * The lane of a day. Late is only what is past its last good day; a near day is yellow also while it is provisional,
 * and without a day there is nothing to hurry for.
 */
export function laneOf(
  { due, lastGood, certainty }: Record<'due' | 'lastGood' | 'certainty', RawBuilder<unknown>>,
  { today, soonBy }: Near,
): RawBuilder<Lane> {
  return sql<Lane>`case
    when ${lastGood} < ${today}::date then 'overdue'
    when ${due} <= ${soonBy}::date then 'soon'
    when ${certainty} = 'provisional' then 'provisional'
    else 'ok' end`;
}
