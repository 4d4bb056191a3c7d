import type { CalendarNotice } from '../../domain/calendar/year-data.js';

/** `国务院办公厅关于…的通知（国办发明电〔2026〕9号，2026-11-20）`: kept beside each day that moves. */
export function titleOf({ title, number, date }: CalendarNotice): string {
  return `${title}（${number === undefined ? '' : `${number}，`}${date}）`;
}
