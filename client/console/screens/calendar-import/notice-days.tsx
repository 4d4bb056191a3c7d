import { daysNamed } from '../../../../domain/calendar/notice-flaws.js';
import { isWeekend, type PlainDate } from '../../../../domain/calendar/plain-date.js';
import type { CalendarFile } from '../../../../domain/calendar/year-data.js';
import { NOTICE_IMPORT } from '../../../../texts/zh-CN/console/policies.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';

type Line = { from: string; to: string; kind: string; name: string; days: readonly PlainDate[] };

const COLUMNS: readonly Column<Line>[] = [
  { key: 'day', title: NOTICE_IMPORT.day, value: ({ from, to }) => NOTICE_IMPORT.span(from, to), keep: true },
  { key: 'kind', title: NOTICE_IMPORT.kind, value: ({ kind }) => kind },
  { key: 'name', title: NOTICE_IMPORT.occasion, value: ({ name }) => name },
  { key: 'count', title: NOTICE_IMPORT.count, value: ({ days }) => days.length, align: 'right' },
  { key: 'change', title: NOTICE_IMPORT.dayChange, value: ({ kind, days }) => changeText(kind, days) },
];

/** The days a notice names: runs of rest, and days of work made up for. */
export function NoticeDays({ notice: { notice, rest, work, withdraws = [] } }: { notice: CalendarFile }) {
  const resting = rest.map(({ name, from, to }) => ({
    ...{ name, from, to, kind: NOTICE_IMPORT.rest },
    days: daysNamed({ rest: [{ name, from, to }], work: [] }),
  }));
  const working = work.map((day) => ({ name: '', from: day, to: day, kind: NOTICE_IMPORT.work, days: [day] }));
  const lines = [...resting, ...working].sort((a, b) => (a.from < b.from ? -1 : 1));
  return (
    <>
      <p>
        {notice.title} {notice.number}
      </p>
      {withdraws.map((id) => (
        <p key={id}>{NOTICE_IMPORT.withdraws(id)}</p>
      ))}
      <PageTable
        title={NOTICE_IMPORT.days}
        columns={COLUMNS}
        rows={lines}
        keyOf={({ from, kind }) => `${from} ${kind}`}
      />
    </>
  );
}

/** What is otherwise than by the days of the week alone. */
function changeText(kind: string, days: readonly PlainDate[]): string {
  const weekends = days.filter(isWeekend).length;
  return kind === NOTICE_IMPORT.rest
    ? NOTICE_IMPORT.restsOn(days.length - weekends, weekends)
    : NOTICE_IMPORT.worksOn(weekends);
}
