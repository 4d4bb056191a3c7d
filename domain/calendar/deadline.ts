import type { Deadline, DeadlineLimit, Pause, ProofLine, Roll } from './deadline-types.js';
import { addDays, maxDate, minDate, type PlainDate } from './plain-date.js';
import { type Reached, reach } from './reach.js';
import type { CompiledCalendar } from './year-data.js';

export type { Deadline, DeadlineLimit, Pause, ProofKind, ProofLine, Roll } from './deadline-types.js';

/**
 * The due day of a limit from its trigger, with the steps that led there. Working days are counted by the notices of
 * the calendar; where they do not reach, the answer is provisional and carries both ends of what is possible.
 * Days inside a pause do not count.
 * @throws RangeError when the amount is not a whole number, zero or more.
 */
export function computeDeadline(
  trigger: PlainDate,
  limit: DeadlineLimit,
  calendar: CompiledCalendar,
  pauses: readonly Pause[] = [],
): Deadline {
  if (pauses.length > 0) return computed(trigger, limit, calendar, pauses);
  const { amount, unit, direction, roll } = limit;
  return remembered(calendar, `${trigger} ${amount} ${unit} ${direction} ${roll}`, () =>
    computed(trigger, limit, calendar, []),
  );
}

/** As many as a cycle with its duties asks again and again in one turn; a calendar never changes. */
const KEPT = 512;
const known = new WeakMap<CompiledCalendar, Map<string, Deadline>>();

function remembered(calendar: CompiledCalendar, asked: string, compute: () => Deadline): Deadline {
  const deadlines = known.get(calendar) ?? new Map<string, Deadline>();
  if (deadlines.size === 0) known.set(calendar, deadlines);
  const found = deadlines.get(asked);
  if (found !== undefined) return found;
  const deadline = compute();
  if (deadlines.size >= KEPT) deadlines.clear();
  deadlines.set(asked, deadline);
  return deadline;
}

function computed(
  trigger: PlainDate,
  limit: DeadlineLimit,
  calendar: CompiledCalendar,
  pauses: readonly Pause[],
): Deadline {
  const apart = separate(pauses);
  const most = reach(trigger, limit, calendar, 'most', apart);
  // The readings part only at a day no notice settles.
  const fewest = most.open === undefined ? most : reach(trigger, limit, calendar, 'fewest', apart);
  const start: ProofLine = { kind: 'start', day: trigger, effect: 'excluded' };
  return between(most, fewest, [start], basisOf(limit), calendar);
}

/** Moves a day to the nearest working day on or after it (`forward`), or on or before it (`backward`). */
export function rollDay(day: PlainDate, roll: Roll, calendar: CompiledCalendar): Deadline {
  return computeDeadline(day, { amount: 0, unit: 'calendarDay', direction: 'after', roll }, calendar);
}

/** The last working day on or before a due day that does not roll: when an office had better act. */
export function actBy(day: PlainDate, calendar: CompiledCalendar): PlainDate {
  return rollDay(day, 'backward', calendar).earliest;
}

/** The due day under the reading that rolls a rest day forward (民法典 203): until then lateness is disputable. */
export function interpretationLatest(day: PlainDate, calendar: CompiledCalendar): PlainDate {
  return rollDay(day, 'forward', calendar).latest;
}

/** Joins the two readings: `due` is the earlier end, since acting by then is in time whatever the notice says. */
export function between(
  most: Reached,
  fewest: Reached,
  head: readonly ProofLine[],
  basis: readonly string[],
  calendar: CompiledCalendar,
): Deadline {
  const [earliest, latest] = [minDate(most.day, fewest.day), maxDate(most.day, fewest.day)];
  const shown = most.day === earliest ? most : fewest;
  const open = most.open ?? fewest.open;
  const cited = [...basis, `calendar ${calendar.id}@${calendar.version}`];
  const proofTo = ({ day, lines }: Reached): ProofLine[] => [
    ...head,
    ...lines,
    ...(open === undefined ? [] : [{ kind: 'provisional', day: open, effect: 'open' } as const]),
    { kind: 'end', day, effect: 'reached' },
    ...cited.map((note) => ({ kind: 'basis', day, effect: 'cited', note }) as const),
  ];
  const ends = { due: earliest, earliest, latest, proof: proofTo(shown) };
  if (open === undefined) return { ...ends, certainty: 'final' };
  return { ...ends, certainty: 'provisional', latestProof: proofTo(shown === most ? fewest : most) };
}

/** The clauses a limit of this shape rests on. A backward roll is the rule's own, no general clause gives it. */
function basisOf({ unit, roll }: DeadlineLimit): string[] {
  const clauses = ['civilCode201'];
  if (unit === 'month' || unit === 'year') clauses.push('civilCode202');
  if (roll === 'forward') clauses.push('civilCode203');
  return clauses;
}

/** Sorted pauses without overlaps, so that no day stands still twice. */
function separate(pauses: readonly Pause[]): Pause[] {
  const apart: Pause[] = [];
  for (const pause of [...pauses].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const { from, to, note } = pause;
    if (to < from) throw new RangeError(`a pause ends before it begins: ${from} to ${to}`);
    const last = apart.at(-1);
    if (last === undefined || from > addDays(last.to, last.note === note ? 1 : 0)) apart.push({ ...pause });
    else if (last.note === note || to <= last.to) last.to = maxDate(last.to, to);
    else apart.push({ ...pause, from: addDays(last.to, 1) });
  }
  return apart;
}
