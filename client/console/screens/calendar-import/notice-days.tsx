import { addDays, daysBetween } from '../../../../domain/calendar/plain-date.js';
import type { CalendarFile } from '../../../../domain/calendar/year-data.js';
import { NOTICE_IMPORT } from '../../../../texts/zh-CN/console/policies.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';

type Line = { from: string; to: string; kind: string; name: string; count: number };

const COLUMNS: readonly Column<Line>[] = [
  { key: 'day', title: NOTICE_IMPORT.day, value: ({ from, to }) => NOTICE_IMPORT.span(from, to), keep: true },
  { key: 'kind', title: NOTICE_IMPORT.kind, value: ({ kind }) => kind },
  { key: 'name', title: NOTICE_IMPORT.occasion, value: ({ name }) => name },
  { key: 'count', title: NOTICE_IMPORT.count, value: ({ count }) => count, align: 'right' },
];

/** The days a notice names: runs of rest, and days of work made up for. */
export function NoticeDays({ notice: { notice, rest, work, withdraws = [] } }: { notice: CalendarFile }) {
  const resting = rest.map(({ name, from, to }) => ({
    ...{ name, from, to, kind: NOTICE_IMPORT.rest },
    count: daysBetween(from, addDays(to, 1)),
  }));
  const working = work.map((day) => ({ name: '', from: day, to: day, kind: NOTICE_IMPORT.work, count: 1 }));
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
