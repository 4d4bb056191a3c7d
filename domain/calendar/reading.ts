import { dayKind, expectedWindow, isNationallySettled } from './day-kind.js';
import type { Pause, ProofKind, ProofLine } from './deadline-types.js';
import { makeUpNear, statutoryRest, widestRest } from './festivals.js';
import { addDays, isWeekend, maxDate, minDate, type PlainDate } from './plain-date.js';
import type { CompiledCalendar, DayKind } from './year-data.js';

/**
 * How days without a notice are read. `most`: as many working days as a notice could leave - the weekends near a
 * festival may become make-up days. `fewest`: as few - the widest rest seen so far stands, nothing is made up, and an
 * expected regional holiday takes the first days met. The true calendar lies between the two.
 */
export type Reading = 'most' | 'fewest';

/** Reads days in walking order, keeping the proof lines and the first day no notice settles. */
export type DayReader = {
  works(day: PlainDate): boolean;
  /** The same, for a day that is counted when it works: an ordinary working day is then in the lines too. */
  counts(day: PlainDate): boolean;
  lines: ProofLine[];
  /** First unsettled day read, if any. */
  open(): PlainDate | undefined;
};

type Verdict = { works: boolean; line?: ProofLine };

/** A reader for one walk: it counts the expected regional days it has given away, so it is not used twice. */
export function dayReader(calendar: CompiledCalendar, reading: Reading, pauses: readonly Pause[]): DayReader {
  const lines: ProofLine[] = [];
  const spent: Record<string, number> = {};
  let open: PlainDate | undefined;
  const takeExpected = (day: PlainDate): string | undefined => {
    const window = expectedWindow(calendar, day);
    if (window === undefined || reading === 'most') return undefined;
    const taken = spent[window.from] ?? 0;
    spent[window.from] = taken + 1;
    return taken < window.days ? window.name : undefined;
  };
  const works = (day: PlainDate): boolean => {
    const pause = pauses.find(({ from, to }) => day >= from && day <= to);
    if (pause !== undefined) {
      if (!lines.some((line) => line.kind === 'paused' && line.day === pause.from)) lines.push(pausedLine(pause));
      return false;
    }
    const kind = dayKind(calendar, day);
    if (!kind.announced) open ??= day;
    const verdict = kind.announced ? settled(day, kind) : unsettled(calendar, day, kind, reading, takeExpected);
    if (verdict.line !== undefined) lines.push(verdict.line);
    return verdict.works;
  };
  const counts = (day: PlainDate): boolean => {
    const told = lines.length;
    const counted = works(day);
    if (counted && lines.length === told) {
      extendRun(lines, dayKind(calendar, day).announced ? 'workingDays' : 'presumedWorking', day);
    }
    return counted;
  };
  return { works, counts, lines, open: () => open };
}

/** One more ordinary working day: it lengthens the run beside it, whichever way the count goes, or begins one. */
function extendRun(lines: ProofLine[], kind: 'workingDays' | 'presumedWorking', day: PlainDate): void {
  const last = lines.at(-1);
  const { day: from, to = from, days = 1 } = last ?? { day };
  const joins = last?.kind === kind && (day === addDays(to, 1) || day === addDays(from, -1));
  if (joins) Object.assign(last, { day: minDate(from, day), to: maxDate(to, day), days: days + 1 });
  else lines.push({ kind, day, to: day, effect: 'counted', days: 1 });
}

/** `paused from-to`: the clock stood still on these days. */
export function pausedLine({ from, to, note }: Pause): ProofLine {
  return { kind: 'paused', day: from, to, effect: 'extended', ...(note === undefined ? {} : { note }) };
}

const SETTLED_KIND = {
  weekday: undefined,
  weekend: 'weekend',
  holiday: 'holiday',
  regionalRest: 'regionalRest',
  makeUp: 'makeUp',
  unannounced: undefined,
} satisfies Record<DayKind['why'], ProofKind | undefined>;

function settled(day: PlainDate, { working, why, noticeId, name }: DayKind): Verdict {
  const kind = SETTLED_KIND[why];
  if (kind === undefined) return { works: working };
  const line: ProofLine = { kind, day, effect: working ? 'counted' : 'skipped' };
  if (noticeId !== undefined) line.noticeId = noticeId;
  if (name !== undefined) line.note = name;
  return { works: working, line };
}

function unsettled(
  calendar: CompiledCalendar,
  day: PlainDate,
  kind: DayKind,
  reading: Reading,
  takeExpected: (day: PlainDate) => string | undefined,
): Verdict {
  const rest = isNationallySettled(calendar, day) ? undefined : nationalGuess(day, reading);
  if (rest !== undefined) return rest;
  const expected = takeExpected(day);
  if (expected !== undefined) return skip('expectedRest', day, expected);
  return kind.why === 'makeUp' ? settled(day, kind) : { works: kind.working };
}

/** What the reading takes a day for that no national notice reaches; undefined for an ordinary weekday. */
function nationalGuess(day: PlainDate, reading: Reading): Verdict | undefined {
  const statutory = statutoryRest(day);
  if (statutory !== undefined) return skip('statutoryRest', day, statutory);
  if (isWeekend(day)) {
    const near = reading === 'most' ? makeUpNear(day) : undefined;
    if (near === undefined) return { works: false, line: { kind: 'weekend', day, effect: 'skipped' } };
    return { works: true, line: { kind: 'assumedWorking', day, effect: 'counted', note: near } };
  }
  const widest = reading === 'fewest' ? widestRest(day) : undefined;
  return widest === undefined ? undefined : skip('assumedRest', day, widest);
}

function skip(kind: ProofKind, day: PlainDate, note: string): Verdict {
  return { works: false, line: { kind, day, effect: 'skipped', note } };
}
