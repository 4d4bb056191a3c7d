import { compileCalendar } from '../../../domain/calendar/compile.js';
import type { CalendarFile, CompiledCalendar, ExpectedRest } from '../../../domain/calendar/year-data.js';
import { d, region } from './shipped.js';

type Made = {
  code?: string;
  year?: number;
  kind?: CalendarFile['kind'];
  date?: string;
  rest?: [name: string, from: string, to: string][];
  work?: string[];
  expected?: ExpectedRest[];
};

/** A notice for tests: an empty national arrangement of 2030 unless told otherwise. */
export function notice({
  code = '000000',
  year = 2030,
  kind = 'annual',
  date,
  rest,
  work,
  expected,
}: Made): CalendarFile {
  const file: CalendarFile = {
    code: region(code),
    year,
    kind,
    notice: { title: `${code} ${year}`, date: d(date ?? `${year - 1}-11-01`) },
    rest: (rest ?? []).map(([name, from, to]) => ({ name, from: d(from), to: d(to) })),
    work: (work ?? []).map(d),
  };
  return expected === undefined ? file : { ...file, expected };
}

/** A calendar made of such notices, for the region and years named. */
export function calendarOf(files: CalendarFile[], code = '000000', fromYear = 2030, toYear = 2040): CompiledCalendar {
  return compileCalendar(files, { code: region(code), fromYear, toYear });
}
