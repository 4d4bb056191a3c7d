import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Segmented, Typography } from 'antd';
import { CALENDAR } from '../../../../texts/zh-CN/console/calendar.js';
import type { CalendarMonth } from '../../api/answers.js';
import { get, withQuery } from '../../api/call.js';
import { today } from '../../clock.js';
import { CountyChoice } from '../../county/county-choice.js';
import { useCounty } from '../../county/use-county.js';
import { Answered } from '../../parts/states.js';
import { isMeantFor } from '../../session/session.js';
import { useSession } from '../../session/use-session.js';
import { useFilters } from '../../table/filters.js';
import { missingYears, monthAfter, monthAsked } from './month.js';
import { MonthDuties } from './month-duties.js';
import { MonthTable } from './month-table.js';
import { NoticedDays } from './noticed-days.js';
import { Subscription } from './subscription.js';

/** A month with its rest days and make-up days and the deadlines in it; and the subscription to one's own. */
export function Screen() {
  const [values, set] = useFilters();
  const month = monthAsked(values.month, today());
  const { mine } = values;
  const { code } = useCounty();
  const query = useQuery({
    queryKey: ['/api/calendar', month, mine, code],
    queryFn: () => get<CalendarMonth>(withQuery('/api/calendar', { month, mine, code })),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Typography.Title level={1}>{CALENDAR.title}</Typography.Title>
      <CountyChoice />
      <MonthBar month={month} />
      <Answered query={query}>
        {(answer) => (
          <>
            <Missing month={answer} />
            <MonthTable month={answer} chosen={values.day} onChoose={(day) => set('day', day)} />
            <NoticedDays days={answer.days} />
            <MonthDuties month={answer} day={values.day} onWhole={() => set('day', '')} />
          </>
        )}
      </Answered>
      <Subscription />
    </>
  );
}

/** From month to month; offices choose between the whole county and what is their own. */
function MonthBar({ month }: { month: string }) {
  const [values, , setAll] = useFilters();
  const seesCounty = isMeantFor(useSession(), ['office']);
  const [year, number] = month.split('-').map(Number);
  const go = (to: string) => setAll({ month: to, day: '' });
  return (
    <div className="month-bar">
      <Button onClick={() => go(monthAfter(month, -1))}>{CALENDAR.before}</Button>
      <h2 aria-live="polite">{CALENDAR.month(year ?? 0, number ?? 0)}</h2>
      <Button onClick={() => go(monthAfter(month, 1))}>{CALENDAR.after}</Button>
      <Button onClick={() => go('')}>{CALENDAR.toToday}</Button>
      {seesCounty && (
        <Segmented
          aria-label={CALENDAR.range}
          value={values.mine ?? ''}
          options={[
            { value: '', label: CALENDAR.whole },
            { value: 'true', label: CALENDAR.mine },
          ]}
          onChange={(mine) => setAll({ mine })}
        />
      )}
    </div>
  );
}

/** Days nobody has announced yet are said to be guessed. */
function Missing({ month }: { month: CalendarMonth }) {
  const { here, next } = missingYears(month);
  if (here !== null)
    return (
      <Alert
        type="warning"
        showIcon
        className="failure"
        title={CALENDAR.unpublished(here)}
        description={CALENDAR.unpublishedHelp}
      />
    );
  if (next === null) return null;
  return (
    <Alert
      type="info"
      showIcon
      className="failure"
      title={CALENDAR.nextYear(next)}
      description={CALENDAR.nextYearHelp}
    />
  );
}
