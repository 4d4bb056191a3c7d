import { compileCalendar, EVERY_YEAR } from '../../domain/calendar/compile.js';
import { legalDay } from '../../domain/calendar/instant.js';
import { type PlainDate, yearOf } from '../../domain/calendar/plain-date.js';
import type { CompiledCalendar } from '../../domain/calendar/year-data.js';
import { directoryPerPost } from '../../domain/directory/per-post.js';
import { driver } from '../../domain/drive/course.js';
import { type DrivePlan, drivePlan } from '../../domain/drive/plan.js';
import { type CycleId, isCycleId, type RegionCode } from '../../domain/ids.js';
import { allVersions } from '../../domain/policy/compile.js';
import type { CompiledPolicy } from '../../domain/policy/types.js';
import type { SimulationInput } from '../../domain/simulate.js';
import type { Scenario, ScenarioDrive } from '../../schemas/scenario.js';
import { readCalendarFiles } from '../../store/registry/calendar-files.js';
import { compiledFromFiles, loadLayers } from '../../store/registry/policy-files.js';

/** What is played: a scenario, or without one a county that does everything in time from a day on. */
export type Play = { code: RegionCode; scenario: Scenario | null; from: PlainDate; on?: PlainDate };
/** A damaged file is no mistake of the caller, but no date may be given over it either. */
export type Damaged = { damaged: string };

/** All that a play needs, from files alone: policies, calendars, nothing else is read. */
export function setFromFiles(roots: readonly string[], play: Play): SimulationInput | Damaged {
  const { code, scenario, from, on } = play;
  const commands = scenario?.commands ?? [];
  const law = policiesFor(roots, code, { from, moves: commands.some(({ kind }) => kind === 'move-to-policy') });
  const calendar = calendarOf(roots, code);
  if ('damaged' in law) return law;
  if ('damaged' in calendar) return calendar;
  const until = on ?? scenario?.until;
  const driven = scenario === null ? { from } : scenario.drive;
  return {
    cycleId: firstCycleOf(code, from),
    ...law,
    calendar,
    from,
    directory: scenario?.directory ?? directoryPerPost(code),
    commands,
    ...(driven === undefined ? {} : { script: driver(driveOf(driven)) }),
    ...(until === undefined ? {} : { until }),
  };
}

function driveOf({ from, ...wishes }: ScenarioDrive): DrivePlan {
  return drivePlan(from, wishes);
}

/** The day a scenario begins on; null when it names none. */
export function firstDayOf({ commands, drive }: Scenario): PlainDate | null {
  const [first] = commands;
  if (first === undefined) return drive?.from ?? null;
  return first.on ?? (first.at === undefined ? null : legalDay(first.at));
}

/** The policy of the day a play begins on, with all its versions where a command moves to one of them. */
function policiesFor(
  roots: readonly string[],
  code: RegionCode,
  { from, moves }: { from: PlainDate; moves: boolean },
): { policy: CompiledPolicy; versions?: CompiledPolicy[] } | Damaged {
  const policy = policyOn(roots, code, from);
  if ('damaged' in policy || !moves) return 'damaged' in policy ? policy : { policy };
  const versions = allVersions(loadLayers(roots).layers, code).map((each) => each.policy);
  return { policy, versions };
}

function policyOn(roots: readonly string[], code: RegionCode, on: PlainDate): CompiledPolicy | Damaged {
  const read = compiledFromFiles(roots, code, on);
  if ('compiled' in read) return read.compiled.policy;
  const lines = read.problems.map(({ file, path, expected, hint }) => `${file} ${path}：${expected}；${hint}`);
  return { damaged: `政策文件有误：\n${lines.join('\n')}` };
}

/** The policy of a region on a day and its newest calendar, from files alone. */
export function lawFromFiles(
  roots: readonly string[],
  code: RegionCode,
  on: PlainDate,
): { policy: CompiledPolicy; calendar: CompiledCalendar } | Damaged {
  const policy = policyOn(roots, code, on);
  const calendar = calendarOf(roots, code);
  if ('damaged' in policy) return policy;
  return 'damaged' in calendar ? calendar : { policy, calendar };
}

export function calendarOf(roots: readonly string[], code: RegionCode): CompiledCalendar | Damaged {
  const { files, problems } = readCalendarFiles(roots);
  if (problems.length === 0) return compileCalendar(files, { code, ...EVERY_YEAR });
  return {
    damaged: `日历文件有误：\n${problems.map(({ file, field, problem }) => `${file} ${field}：${problem}`).join('\n')}`,
  };
}

function firstCycleOf(code: RegionCode, from: PlainDate): CycleId {
  const id = `${code}-${yearOf(from)}-001`;
  if (!isCycleId(id)) throw new RangeError(`not a cycle id: ${id}`);
  return id;
}
