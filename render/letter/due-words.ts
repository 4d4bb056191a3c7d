import type { Instant } from '../../domain/calendar/instant.js';
import { legalDay } from '../../domain/calendar/instant.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { workingDaysBetween } from '../../domain/calendar/working-days.js';
import type { CompiledCalendar } from '../../domain/calendar/year-data.js';
import { MAIL_TEXTS } from '../../texts/zh-CN/mail.js';
import { dayOnly } from '../words.js';
import type { Urgency } from './types.js';

/** A due day as a letter knows it, of an obligation or of an approval task. */
export type DueDay = { on: PlainDate; certainty: 'final' | 'provisional'; latest: PlainDate };

/** How the due day lies to today, as a short phrase. */
export type DueWords = { due: string; urgency: Urgency };

/** Working days left from which on a matter is shown as near. */
const NEAR_WD = 3;

/**
 * Days left are working days after today up to and including the due day. A provisional day is late only when its
 * latest reading is past; before that the letter says that the earliest one is.
 */
export function dueWords(due: DueDay, at: Instant, calendar: CompiledCalendar): DueWords {
  const today = legalDay(at);
  const provisional = due.certainty === 'provisional';
  const lateAfter = provisional ? due.latest : due.on;
  if (today > lateAfter) {
    return { due: MAIL_TEXTS.overdue(workingDaysBetween(lateAfter, today, calendar)), urgency: 'overdue' };
  }
  if (today > due.on) return { due: MAIL_TEXTS.pastEarliest, urgency: 'overdue' };
  if (today === due.on) {
    return { due: provisional ? MAIL_TEXTS.dueTodayEarliest : MAIL_TEXTS.dueToday, urgency: 'near' };
  }
  const left = workingDaysBetween(today, due.on, calendar);
  if (left === 0) return { due: MAIL_TEXTS.noWorkingDayLeft, urgency: 'near' };
  const words = provisional ? MAIL_TEXTS.daysLeftAbout(left) : MAIL_TEXTS.daysLeft(left);
  return { due: words, urgency: left <= NEAR_WD ? 'near' : 'calm' };
}

/** A day before which the next step may not come. */
export function notBeforeWords(day: PlainDate): DueWords {
  return { due: MAIL_TEXTS.notBeforeShort(dayOnly(day)), urgency: 'calm' };
}
