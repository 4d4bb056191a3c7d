import { between, type Deadline, type DeadlineLimit, type ProofLine } from './deadline.js';
import type { PlainDate } from './plain-date.js';
import { type Reached, reach } from './reach.js';
import type { Reading } from './reading.js';
import type { CompiledCalendar } from './year-data.js';

/** A minimum period of a chain, in the order in which the periods run; `basis` is what it rests on. */
export type ChainStep = { id: string; limit: DeadlineLimit; basis?: string };

/** The latest day the first period may begin, and the days each period then begins and ends at the latest. */
export type SafeStart = Deadline & { steps: { id: string; startBy: PlainDate; endBy: PlainDate }[] };

/**
 * Counts a chain of minimum periods back from the day its last one must be over, rolling each start back to a working
 * day: whoever begins by `due` can still keep every period. Directions and rolls of the limits are not used.
 */
export function latestSafeStart(end: PlainDate, chain: readonly ChainStep[], calendar: CompiledCalendar): SafeStart {
  const fewest = walkBack(end, chain, calendar, 'fewest');
  const most = walkBack(end, chain, calendar, 'most');
  const deadline = between(most, fewest, [{ kind: 'start', day: end, effect: 'excluded' }], ['civilCode201'], calendar);
  return { ...deadline, steps: fewest.steps };
}

function walkBack(end: PlainDate, chain: readonly ChainStep[], calendar: CompiledCalendar, reading: Reading) {
  const back: Reached & { steps: SafeStart['steps'] } = { day: end, lines: [], open: undefined, steps: [] };
  for (const { id, limit, basis } of [...chain].reverse()) {
    const period: DeadlineLimit = { amount: limit.amount, unit: limit.unit, direction: 'before', roll: 'backward' };
    const reached = reach(back.day, period, calendar, reading, []);
    const { amount, unit } = limit;
    const step: ProofLine = { kind: 'step', day: back.day, to: reached.day, effect: 'counted', note: id };
    step.limit = { amount, unit };
    if (basis !== undefined) step.basis = basis;
    back.lines.push(step, ...reached.lines);
    back.steps.unshift({ id, startBy: reached.day, endBy: back.day });
    back.open ??= reached.open;
    back.day = reached.day;
  }
  return back;
}
