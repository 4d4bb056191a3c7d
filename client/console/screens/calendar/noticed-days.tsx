import { CALENDAR, DAY_MARKS } from '../../../../texts/zh-CN/console/calendar.js';
import type { CalendarDay } from '../../api/answers.js';
import { noticedRuns } from './month.js';

/** Which notice made which days of the month rest days or working days. */
export function NoticedDays({ days }: { days: readonly CalendarDay[] }) {
  const runs = noticedRuns(days);
  if (runs.length === 0) return null;
  return (
    <section aria-label={CALENDAR.notices}>
      <h2>{CALENDAR.notices}</h2>
      <ul>
        {runs.map(({ from, to, working, name, notice }) => (
          <li key={from}>
            {from === to ? from : `${from} — ${to}`} {(working ? DAY_MARKS.makeUp : DAY_MARKS.holiday)?.mark} {name}
            {name !== null && '：'}
            {notice}
          </li>
        ))}
      </ul>
    </section>
  );
}
