import type { DeadlineLimit, Pause, ProofLine } from './deadline-types.js';
import { addDays, addMonths, addYears, daysBetween, maxDate, minDate, type PlainDate } from './plain-date.js';
import { type DayReader, dayReader, pausedLine, type Reading } from './reading.js';
import type { CompiledCalendar } from './year-data.js';

/** Where one reading of the calendar ends a period, and how it got there. */
export type Reached = { day: PlainDate; lines: ProofLine[]; open: PlainDate | undefined };

/** Ends the period of `limit` from `trigger` under one reading. @throws RangeError on an amount that is no count. */
export function reach(
  trigger: PlainDate,
  limit: DeadlineLimit,
  calendar: CompiledCalendar,
  reading: Reading,
  pauses: readonly Pause[],
): Reached {
  if (!Number.isInteger(limit.amount) || limit.amount < 0) throw new RangeError(`not a count of days: ${limit.amount}`);
  const reader = dayReader(calendar, reading, pauses);
  if (limit.unit === 'workingDay' && limit.amount > 0) {
    const day = countWorkingDays(trigger, limit, reader);
    return { day, lines: reader.lines, open: reader.open() };
  }
  const end = periodEnd(trigger, limit, pauses, reader.lines);
  // Rolling back looks for a day offices work, not for one that counts: a pause must not push the end before itself.
  const roller = limit.roll === 'backward' ? dayReader(calendar, reading, []) : reader;
  const day = roll(end, limit, roller);
  const lines = roller === reader ? reader.lines : [...reader.lines, ...roller.lines];
  return { day, lines, open: reader.open() ?? roller.open() };
}

/** The last day counted is a working day by construction, so it never rolls. */
function countWorkingDays(trigger: PlainDate, limit: DeadlineLimit, reader: DayReader): PlainDate {
  const step = limit.direction === 'after' ? 1 : -1;
  let day = trigger;
  for (let left = limit.amount; left > 0; ) {
    day = addDays(day, step);
    if (reader.counts(day)) left -= 1;
  }
  return day;
}

/** End of a period in calendar units, moved on by as many days as pauses lie in it; pushes what it did. */
function periodEnd(trigger: PlainDate, limit: DeadlineLimit, pauses: readonly Pause[], lines: ProofLine[]): PlainDate {
  const sign = limit.direction === 'after' ? 1 : -1;
  const plain = shift(trigger, limit, sign);
  const atRest = (end: PlainDate) => pausedDays(trigger, end, sign, pauses);
  let end = plain;
  // Moving the end may run into a further pause, so repeat until it stays.
  for (let next = addDays(plain, sign * atRest(end)); next !== end; next = addDays(plain, sign * atRest(end)))
    end = next;
  const met = pauses.filter((pause) => pausedDays(trigger, end, sign, [pause]) > 0);
  lines.push(...(limit.unit === 'calendarDay' ? daysAround(met, trigger, end) : met.map(pausedLine)));
  lines.push({ kind: 'periodEnd', day: end, effect: 'reached', limit: { amount: limit.amount, unit: limit.unit } });
  return end;
}

/** The days counted from the trigger (excluded) to the end (included) with the pauses between them, in walking order. */
function daysAround(pauses: readonly Pause[], trigger: PlainDate, end: PlainDate): ProofLine[] {
  const back = end < trigger;
  const [first, last] = back ? [end, addDays(trigger, -1)] : [addDays(trigger, 1), end];
  const lines: ProofLine[] = [];
  let next = first;
  const count = (to: PlainDate) => {
    const days = daysBetween(next, to) + 1;
    if (days > 0) lines.push({ kind: 'calendarDays', day: next, to, effect: 'counted', days });
  };
  for (const pause of pauses) {
    count(addDays(pause.from, -1));
    lines.push(pausedLine(pause));
    next = addDays(pause.to, 1);
  }
  count(last);
  return back ? lines.reverse() : lines;
}

function shift(trigger: PlainDate, { amount, unit }: DeadlineLimit, sign: 1 | -1): PlainDate {
  switch (unit) {
    case 'month':
      return addMonths(trigger, sign * amount);
    case 'year':
      return addYears(trigger, sign * amount);
    case 'calendarDay':
    case 'workingDay':
      return addDays(trigger, sign * amount);
  }
}

/** Paused days among those counted from the trigger (excluded) to the end (included). */
function pausedDays(trigger: PlainDate, end: PlainDate, sign: 1 | -1, pauses: readonly Pause[]): number {
  const first = sign > 0 ? addDays(trigger, 1) : end;
  const last = sign > 0 ? end : addDays(trigger, -1);
  return pauses
    .map(({ from, to }) => daysBetween(maxDate(from, first), minDate(to, last)) + 1)
    .filter((days) => days > 0)
    .reduce((sum, days) => sum + days, 0);
}

function roll(end: PlainDate, limit: DeadlineLimit, reader: DayReader): PlainDate {
  if (limit.roll === 'none') return end;
  const step = limit.roll === 'forward' ? 1 : -1;
  const told = reader.lines.length;
  let day = end;
  while (!reader.works(day)) day = addDays(day, step);
  // A made-up day that ends the search works, and is not one of the days of the limit.
  for (const line of reader.lines.slice(told)) if (line.effect === 'counted') line.effect = 'rolled';
  if (day !== end) reader.lines.push({ kind: 'roll', day: end, to: day, effect: 'rolled', note: limit.roll });
  return day;
}
