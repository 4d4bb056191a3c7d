import { CALENDAR, DAY_MARKS } from '../../../../texts/zh-CN/console/calendar.js';
import { LAMP_WORDS } from '../../../../texts/zh-CN/console/parts.js';
import type { CalendarDay, CalendarMonth } from '../../api/answers.js';
import { LAMP_ICONS } from '../../parts/due-tag.js';
import { LAMP_OF_LANE } from '../../parts/lamp.js';
import { LANES } from '../board/filters.js';
import { weeksOf } from './month.js';

type Props = { month: CalendarMonth; chosen: string | undefined; onChoose: (day: string) => void };

/** A month from Monday to Sunday: what each day is, and what falls due on it; a day chooses its deadlines. */
export function MonthTable({ month: { days, month, today }, chosen, onChoose }: Props) {
  return (
    <table className="month">
      <caption className="unseen">{month}</caption>
      <thead>
        <tr>
          {CALENDAR.weekdays.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week) => (
          <tr key={week.days[0]?.day}>
            {week.before > 0 && <td colSpan={week.before} />}
            {week.days.map((day) => (
              <DayCell
                key={day.day}
                day={day}
                isToday={day.day === today}
                isChosen={day.day === chosen}
                onChoose={onChoose}
              />
            ))}
            {week.after > 0 && <td colSpan={week.after} />}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type CellProps = { day: CalendarDay; isToday: boolean; isChosen: boolean; onChoose: (day: string) => void };

function DayCell({ day: { day, kind, deadlines }, isToday, isChosen, onChoose }: CellProps) {
  const mark = DAY_MARKS[kind.why];
  const there = LANES.flatMap((lane) => {
    const count = deadlines[lane] ?? 0;
    return count === 0 ? [] : [{ lamp: LAMP_OF_LANE[lane], count }];
  });
  return (
    <td className={kind.working ? '' : 'rest'} aria-current={isToday ? 'date' : undefined}>
      <button type="button" aria-pressed={isChosen} onClick={() => onChoose(isChosen ? '' : day)}>
        <span className="unseen">{day}</span>
        <span className="day-number" aria-hidden="true">
          {Number(day.slice('YYYY-MM-'.length))}
        </span>
        {isToday && <span className="day-today">{CALENDAR.todayMark}</span>}
        {mark && (
          <span className={`day-mark day-${kind.why}`} title={mark.name}>
            {mark.mark}
          </span>
        )}
        {kind.name !== undefined && <span className="day-name">{kind.name}</span>}
        {there.map(({ lamp, count }) => {
          const Icon = LAMP_ICONS[lamp];
          return (
            <span key={lamp} className={`day-duties due-${lamp}`}>
              <Icon /> {count} <span className="day-word">{LAMP_WORDS[lamp]}</span>
            </span>
          );
        })}
      </button>
    </td>
  );
}
