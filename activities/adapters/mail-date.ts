import type { Instant } from '../../domain/calendar/instant.js';
import { plainDate, weekday } from '../../domain/calendar/plain-date.js';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A moment as a Date header wants it (RFC 5322 3.3): `Mon, 31 Aug 2026 01:00:00 +0000`. */
export function mailDate(at: Instant): string {
  const day = plainDate(at.slice(0, 10));
  const [year, month, date] = day.split('-');
  return `${DAYS[weekday(day) - 1]}, ${date} ${MONTHS[Number(month) - 1]} ${year} ${at.slice(11, 19)} +0000`;
}
