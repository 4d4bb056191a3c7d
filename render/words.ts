import { type Instant, legalDay, wallTime } from '../domain/calendar/instant.js';
import { type PlainDate, weekday } from '../domain/calendar/plain-date.js';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** `2026年9月30日（星期三）`. */
export function dayText(day: PlainDate): string {
  return `${dayOnly(day)}（星期${weekdayText(day)}）`;
}

/** `2026年9月30日`. */
export function dayOnly(day: PlainDate): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** `2026年9月30日 09:05:00`, as clocks in China show it. */
export function momentText(at: Instant): string {
  return `${dayOnly(legalDay(at))} ${wallTime(at)}`;
}

/** `三` for a Wednesday. */
export function weekdayText(day: PlainDate): string {
  return WEEKDAYS[weekday(day) - 1] ?? '';
}

/** Text from outside on one line: it must not open lines of its own in a letter, a header or a list. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
