import { approvalWakes } from '../approval/wakes.js';
import { addDays, addYears, dateOf, type PlainDate, yearOf } from '../calendar/plain-date.js';
import { effectFacts } from '../contract/effect.js';
import { effectDay } from '../contract/fold.js';
import type { FactDraft } from '../facts.js';
import { birthsOf } from '../obligations/births.js';
import { lastGoodDay, liveObligations } from '../obligations/derive.js';
import { datesOf } from '../obligations/due.js';
import { periodsAsked } from '../obligations/periods.js';
import { clockSpans } from '../policy/at-day.js';
import { agesPassed } from '../staff/ages.js';
import { suspensionEnds } from '../tender/suspension.js';
import { draft, type Judging } from './chapter.js';
import { regimeOf } from './checks.js';
import type { CycleState } from './state.js';

/** Something that time alone makes true: from which day on, and what is then put on record. */
export type Timed = { from: PlainDate; facts: FactDraft[] };

/** All that time will make true, with the day each becomes so; what is on record already is left out. */
export function timedFacts(state: CycleState, judging: Judging): Timed[] {
  if (state.plan.opening === null || state.yearEnd.closedOn !== null) return [];
  return [
    ...contractEffects(state, judging),
    ...serviceEnds(state),
    ...periodEnds(state, judging),
    ...yearEnds(state, judging),
    ...noticePeriodEnd(state, judging),
    ...certificationBreaches(state, judging),
    ...agesPassed(state, judging),
    ...suspensionEnds(state, judging),
  ];
}

function contractEffects(state: CycleState, judging: Judging): Timed[] {
  return Object.values(state.contract.years)
    .filter((each) => !each.effective && each.terminatedOn === null)
    .flatMap((each) => {
      const from = effectDay(each);
      if (from === undefined) return [];
      const taking = { year: each.year, effectiveOn: from, condition: each.effectiveCondition };
      return [{ from, facts: effectFacts(state, judging, taking, state.seq + 1) }];
    });
}

function serviceEnds(state: CycleState): Timed[] {
  return Object.values(state.contract.years)
    .filter((each) => !each.serviceEnded)
    .map(({ year, serviceTo }) => ({
      from: addDays(serviceTo, 1),
      facts: [draft('service-ended', { year, serviceTo }, serviceTo)],
    }));
}

/** Ends of the periods somebody owes a report for. */
function periodEnds(state: CycleState, judging: Judging): Timed[] {
  const periods = periodsAsked(state, judging.policy, regimeOf(state));
  // One rule may end a period with the service that another lets run: it has ended when both have.
  const open = new Map([...periods].sort((a, b) => (a.to < b.to ? -1 : 1)).map((each) => [each.subject, each]));
  return [...open.values()]
    .filter((each) => !state.report.periodsEnded.includes(each.subject) && !endedBeforeAdoption(state, each.to))
    .map((each) => ({ from: addDays(each.to, 1), facts: [draft('period-ended', { period: each.subject }, each.to)] }));
}

function endedBeforeAdoption(state: CycleState, day: PlainDate): boolean {
  const asOf = state.plan.adopted?.asOf;
  return asOf !== undefined && day < asOf;
}

/** Each calendar year end from the opening on, one ahead. */
function yearEnds(state: CycleState, { today }: Judging): Timed[] {
  const first = yearOf(state.plan.adopted?.asOf ?? state.plan.opening?.openedOn ?? today);
  const years = Array.from({ length: yearOf(today) - first + 1 }, (_none, index) => first + index);
  return years
    .filter((year) => !state.report.yearsEnded.includes(year))
    .map((year) => ({
      from: dateOf(year + 1, 1, 1),
      facts: [draft('calendar-year-ended', { year }, dateOf(year, 12, 31))],
    }));
}

function noticePeriodEnd(state: CycleState, judging: Judging): Timed[] {
  const sentOn = state.tender.award?.noticeSentOn ?? null;
  const spans = clockSpans(judging.policy, 'result-notice-period', regimeOf(state));
  if (sentOn === null) return [];
  const birth = birthsOf(state, spans).at(-1);
  const since = birth?.trigger.seq ?? 0;
  // A second award after the first winner declined is published for its own period.
  const done = state.events.some((event) => event.kind === 'result-notice-ended' && event.seq > since);
  const dates = birth === undefined || done ? undefined : datesOf(state, birth, judging);
  if (dates === undefined) return [];
  const { latest } = dates;
  return [{ from: addDays(latest, 1), facts: [draft('result-notice-ended', { noticeSentOn: sentOn }, latest)] }];
}

/** A certificate that did not come within its years. */
function certificationBreaches(state: CycleState, judging: Judging): Timed[] {
  return liveObligations(state, judging, (rule) => rule.id === 'worker-certification')
    .filter((each) => each.latest !== null)
    .filter((each) => state.staff.workers[each.subject.slice(2)]?.certificationBreachedOn === null)
    .map((each) => {
      const lastGood = lastGoodDay({ ...each, latest: each.latest ?? each.trigger.on });
      const from = addDays(lastGood, 1);
      return { from, facts: [draft('certification-breached', { worker: each.subject.slice(2), due: lastGood }, from)] };
    });
}

/** Approvals mark limits that passed and whom was told; the next day anything of that is due. */
export function approvalTimed(state: CycleState, judging: Judging): { facts: FactDraft[]; next: PlainDate | null } {
  return approvalWakes(state, judging);
}

/** Windows that only time ends close the day after their last day. */
export function windowEnds(state: CycleState, judging: Judging): PlainDate[] {
  return liveObligations(state, judging, ({ metBy }) => 'any' in metBy && metBy.any.length === 0).flatMap(
    ({ latest }) => (latest === null ? [] : [addDays(latest, 1)]),
  );
}

/** Longest a cycle sleeps without looking: keeps a wrong wake from lasting for ever. */
export function farthest(today: PlainDate): PlainDate {
  return addYears(today, 1);
}
