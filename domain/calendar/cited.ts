import type { ProofLine } from './deadline-types.js';
import type { CalendarNotice, NoticeId } from './year-data.js';

/** The notices these lines name, as the calendar has them. */
export function citedNotices(
  lines: readonly ProofLine[],
  known: Readonly<Record<NoticeId, CalendarNotice>>,
): Record<NoticeId, CalendarNotice> {
  const ids = new Set(lines.flatMap(({ noticeId }) => (noticeId === undefined ? [] : [noticeId])));
  return Object.fromEntries([...ids].flatMap((id) => (known[id] === undefined ? [] : [[id, known[id]]])));
}
