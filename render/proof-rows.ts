import type { ProofKind, ProofLine } from '../domain/calendar/deadline-types.js';
import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { NoticeId } from '../domain/calendar/year-data.js';
import { MAIL_TEXTS } from '../texts/zh-CN/mail.js';
import { proofText } from '../texts/zh-CN/proof.js';
import { oneLine, weekdayText } from './words.js';

/** One line of a proof for people. `sum`: days of the limit counted so far, where the line counts some. */
export type ProofRow = { days: string; weekday: string; text: string; sum: number | null; notice: string };

/** Kinds whose days are days of the limit. */
const COUNTS: readonly ProofKind[] = ['workingDays', 'presumedWorking', 'calendarDays', 'makeUp', 'assumedWorking'];

const WEEK = 7;

/**
 * Every step of a proof as a row of its own: only ordinary working days are joined, a day that was skipped or made up
 * never is. `cited` numbers the notices. Clauses and calendar stand under the rows: see `citedClauses`.
 */
export function proofRows(proof: readonly ProofLine[], cited: readonly NoticeId[]): ProofRow[] {
  let sum = 0;
  return proof
    .filter(({ kind }) => kind !== 'basis')
    .map((line) => {
      // Each period of a chain counts for itself.
      if (line.kind === 'step') sum = 0;
      const counts = line.effect === 'counted' && COUNTS.includes(line.kind);
      if (counts) sum += line.days ?? 1;
      return {
        ...daysOf(line),
        text: oneLine(proofText(line)),
        sum: counts ? sum : null,
        notice: line.noticeId === undefined ? '' : `[${cited.indexOf(line.noticeId) + 1}]`,
      };
    });
}

/** The notices that lines name, in the order they are met. */
export function citedIds(proof: readonly ProofLine[]): NoticeId[] {
  return [...new Set(proof.flatMap(({ noticeId }) => (noticeId === undefined ? [] : [noticeId])))];
}

/** `2026-10-09（星期五）`. */
export function isoDay(day: PlainDate): string {
  return `${day}（星期${weekdayText(day)}）`;
}

/** Days and weekday of a line; a run of more than a week has none. */
function daysOf({ day, to, days }: ProofLine): Pick<ProofRow, 'days' | 'weekday'> {
  if (days === undefined || to === undefined || to === day) return { days: day, weekday: weekdayText(day) };
  const weekday = days > WEEK ? '' : `${weekdayText(day)}至${weekdayText(to)}`;
  return { days: MAIL_TEXTS.dayRange(day, to), weekday };
}
