import { dayKind } from './day-kind.js';
import type { ProofKind, ProofLine } from './deadline-types.js';
import { addDays, type PlainDate } from './plain-date.js';
import type { CompiledCalendar } from './year-data.js';

/**
 * Days in a row that count otherwise than before, and the festival they belong to where one is known. `open`: no notice
 * speaks for them, this is only what the cautious reading takes them for.
 */
export type DayChange = { from: PlainDate; to: PlainDate; now: 'rests' | 'works'; name?: string; open?: true };

/** One count of days: the steps it took and the calendar that gave them. */
export type Counted = { proof: readonly ProofLine[]; calendar: CompiledCalendar };

/** Lines that say of a single day whether it counts. */
const OF_A_DAY: readonly ProofKind[] = [
  'weekend',
  'holiday',
  'regionalRest',
  'makeUp',
  'statutoryRest',
  'assumedWorking',
  'assumedRest',
  'expectedRest',
];

/** Why two counts of one limit end on different days: the days that one of them skips and the other counts. */
export function dayChanges(before: Counted, after: Counted): DayChange[] {
  const [was, is] = [worksIn(before), worksIn(after)];
  const days = [...new Set([...was.days, ...is.days])].sort();
  const changed = days.filter((day) => was.works(day) !== is.works(day));
  return inRuns(changed.map((day) => changeOf(day, is.works(day), after.calendar)));
}

function worksIn({ proof, calendar }: Counted): { days: PlainDate[]; works: (day: PlainDate) => boolean } {
  const lines = proof.filter(({ kind }) => OF_A_DAY.includes(kind));
  const counted = new Map(lines.map(({ day, effect }) => [day, effect === 'counted']));
  return { days: [...counted.keys()], works: (day) => counted.get(day) ?? dayKind(calendar, day).working };
}

function changeOf(day: PlainDate, works: boolean, calendar: CompiledCalendar): DayChange {
  const { name, announced } = dayKind(calendar, day);
  const known = { ...(name === undefined ? {} : { name }), ...(announced ? {} : { open: true as const }) };
  return { from: day, to: day, now: works ? 'works' : 'rests', ...known };
}

function inRuns(changes: readonly DayChange[]): DayChange[] {
  const runs: DayChange[] = [];
  for (const each of changes) {
    const last = runs.at(-1);
    const follows = last !== undefined && addDays(last.to, 1) === each.from;
    const isSame = last?.now === each.now && last.name === each.name && last.open === each.open;
    if (follows && isSame) last.to = each.to;
    else runs.push({ ...each });
  }
  return runs;
}
