import { Button } from 'antd';
import { CALENDAR } from '../../../../texts/zh-CN/console/calendar.js';
import type { CalendarMonth } from '../../api/answers.js';
import { PageTable } from '../../table/page-table.js';
import { BOARD_COLUMNS } from '../board/columns.js';

type Props = { month: CalendarMonth; day: string | undefined; onWhole: () => void };

/** The deadlines of the month, or of the chosen day. */
export function MonthDuties({ month: { month, deadlines, more }, day, onWhole }: Props) {
  const title = day === undefined ? CALENDAR.monthOf(month) : CALENDAR.dayOf(day);
  return (
    <>
      <h2>{title}</h2>
      {more > 0 && <p className="hint">{CALENDAR.more(more)}</p>}
      <PageTable
        title={title}
        columns={BOARD_COLUMNS}
        rows={day === undefined ? deadlines : deadlines.filter(({ due }) => due === day)}
        keyOf={({ cycleId, id }) => `${cycleId}/${id}`}
        emptyText={CALENDAR.none}
        {...(day !== undefined && { tools: <Button onClick={onWhole}>{CALENDAR.wholeMonth}</Button> })}
      />
    </>
  );
}
