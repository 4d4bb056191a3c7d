import { fileURLToPath } from 'node:url';
import { compileCalendar } from '../../../domain/calendar/compile.js';
import { type PlainDate, plainDate } from '../../../domain/calendar/plain-date.js';
import type { CalendarFile, CompiledCalendar } from '../../../domain/calendar/year-data.js';
import { isRegionCode, type RegionCode } from '../../../domain/ids.js';
import { readCalendarFiles } from '../../../store/registry/calendar-files.js';

/** The folder the product ships. */
export const SHIPPED_POLICIES = fileURLToPath(new URL('../../../policies', import.meta.url));

/** Every shipped calendar file; a damaged one fails the test that asks. */
export function shippedFiles(): CalendarFile[] {
  const { files, problems } = readCalendarFiles([SHIPPED_POLICIES]);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return files;
}

export function region(code: string): RegionCode {
  if (!isRegionCode(code)) throw new RangeError(code);
  return code;
}

/** The shipped calendar of a region, all years, optionally as it was known on a day. */
export function shippedCalendar(code = '000000', knownOn?: PlainDate): CompiledCalendar {
  const scope = { code: region(code), fromYear: 2014, toYear: 2100 };
  return compileCalendar(shippedFiles(), knownOn === undefined ? scope : { ...scope, knownOn });
}

export const d = plainDate;
