import { fileURLToPath } from 'node:url';
import { compileCalendar } from '../../domain/calendar/compile.js';
import { type PlainDate, plainDate } from '../../domain/calendar/plain-date.js';
import type { CompiledCalendar } from '../../domain/calendar/year-data.js';
import { directoryPerPost } from '../../domain/directory/per-post.js';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import { type CycleId, isCycleId, isRegionCode, type RegionCode } from '../../domain/ids.js';
import type { CompiledPolicy } from '../../domain/policy/types.js';
import { readCalendarFiles } from '../../store/registry/calendar-files.js';
import { compiledFromFiles } from '../../store/registry/policy-files.js';
import { keptOnDisk } from './kept-on-disk.js';

const SHIPPED = fileURLToPath(new URL('../../policies', import.meta.url));

/** What a cycle of a county is judged by and who works there: the shipped files, one person a post. */
export type CycleWorld = {
  cycleId: CycleId;
  policy: CompiledPolicy;
  calendar: CompiledCalendar;
  directory: DirectorySnapshot;
};

export const d = plainDate;

export function region(code: string): RegionCode {
  if (!isRegionCode(code)) throw new RangeError(code);
  return code;
}

export function cycleNo(text: string): CycleId {
  if (!isCycleId(text)) throw new RangeError(text);
  return text;
}

/** The world of a county on a day. Years whose notice is not out stay open, as they are in the offices. */
export function cycleWorld(code: string, on: string, years = 6): CycleWorld {
  const from = plainDate(on);
  return {
    cycleId: cycleNo(`${code}-${on.slice(0, 4)}-001`),
    policy: keptOnDisk(`policy-${code}-${on}`, () => shippedPolicy(code, from)),
    calendar: shippedCalendar(code, Number(on.slice(0, 4)) - 1, years + 2),
    directory: directoryPerPost(region(code)),
  };
}

function shippedPolicy(code: string, on: PlainDate): CompiledPolicy {
  const found = compiledFromFiles([SHIPPED], region(code), on);
  if ('problems' in found) throw new Error(JSON.stringify(found.problems));
  return found.compiled.policy;
}

function shippedCalendar(code: string, fromYear: number, years: number): CompiledCalendar {
  return keptOnDisk(`calendar-${code}-${fromYear}-${years}`, () => {
    const { files, problems } = readCalendarFiles([SHIPPED]);
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    return compileCalendar(files, { code: region(code), fromYear, toYear: fromYear + years });
  });
}
