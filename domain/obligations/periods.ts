import {
  addDays,
  addMonths,
  dateOf,
  daysBetween,
  maxDate,
  minDate,
  type PlainDate,
  yearOf,
} from '../calendar/plain-date.js';
import { latestContract } from '../contract/fold.js';
import { type SubjectId, yearSubject } from '../ids.js';
import { allClockSpans, isWithin } from '../policy/at-day.js';
import type { CompiledPolicy, Periodic } from '../policy/types.js';
import type { Regime } from '../policy/vocabulary.js';
import type { BirthGround } from './ground.js';

/** One reporting period of a cycle; `to` is its last day and so the day `period-ended` belongs to. */
export type Period = { subject: SubjectId; from: PlainDate; to: PlainDate; seq: number };

const MONTHS = { month: 1, quarter: 3, half: 6, year: 12 } as const;
type Service = { year: number; from: PlainDate; to: PlainDate; seq: number };

/** The periods a periodic duty covers, over all contract years on record, in order of time and each once. */
export function periodsOf(state: BirthGround, periodic: Periodic): Period[] {
  const ended = periodic.lastPeriod === 'partial' ? endKnown(state) : undefined;
  const found = servicesOf(state)
    .flatMap((service) => periodsOfService(service, periodic))
    .map((period) => (ended === undefined ? period : { ...period, to: minDate(period.to, ended) }));
  const first = new Map<SubjectId, Period>();
  for (const each of found) if (!first.has(each.subject)) first.set(each.subject, each);
  return [...first.values()];
}

/** All periods the policy asks something of; of a clock with an older text, those that ended under it. */
export function periodsAsked(state: BirthGround, policy: CompiledPolicy, regime: Regime): Period[] {
  return allClockSpans(policy, regime)
    .flat()
    .flatMap((span) => {
      const { periodic } = span.rule;
      return periodic === undefined ? [] : periodsOf(state, periodic).filter(({ to }) => isWithin(span, to));
    });
}

/** Service spans by contract year; the seq is that of the fact that made the year known. */
function servicesOf(state: BirthGround): Service[] {
  return Object.values(state.contract.years)
    .sort((a, b) => a.year - b.year)
    .map((each) => ({ year: each.year, from: each.serviceFrom, to: each.serviceTo, seq: seqOfYear(state, each.year) }));
}

/**
 * The day the last period of the cycle ends: with its service, once it is known that no other year follows - planned so
 * from the beginning, decided, or terminated. Never before the day that became known, so that no report is late by it.
 * A bridge carries the service on.
 */
function endKnown(state: BirthGround): PlainDate | undefined {
  const last = latestContract(state.contract);
  if (last === undefined) return undefined;
  const bridges = state.contract.bridges.filter(({ year }) => year === last.year).map(({ serviceTo }) => serviceTo);
  const end = [last.serviceTo, ...bridges].reduce(maxDate);
  if (last.terminatedOn !== null) return maxDate(end, last.terminatedOn);
  if (last.year >= (state.plan.opening?.years ?? 1)) return end;
  const decided = state.yearEnd.renewals[yearSubject(last.year)];
  return decided === undefined || decided.decision === 'renew' ? undefined : maxDate(end, decided.on);
}

function seqOfYear(state: BirthGround, year: number): number {
  return (
    state.events.find((event) => event.kind === 'contract-signed' && event.subjects.includes(`y${year}`))?.seq ?? 0
  );
}

function periodsOfService(service: Service, periodic: Periodic): Period[] {
  const { period } = periodic;
  if (period === 'midTerm')
    return [{ subject: `p:y${service.year}-mid`, from: service.from, to: middle(service), seq: service.seq }];
  if (period === 'final')
    return [{ subject: `p:y${service.year}-final`, from: service.from, to: service.to, seq: service.seq }];
  const spans = periodic.periodBasis === 'calendar' ? calendarSpans(service, period) : contractSpans(service, period);
  return spans
    .filter((span) => keeps(span, service, periodic))
    .map((span) => ({ subject: `p:${nameOf(span.to, period)}`, from: span.from, to: span.to, seq: service.seq }));
}

function middle(service: Service): PlainDate {
  return addDays(service.from, Math.floor(daysBetween(service.from, service.to) / 2));
}

/** Whole calendar periods that touch the service. */
function calendarSpans(service: Service, period: keyof typeof MONTHS): { from: PlainDate; to: PlainDate }[] {
  const spans: { from: PlainDate; to: PlainDate }[] = [];
  const length = MONTHS[period];
  const month = Number(service.from.slice(5, 7));
  let from = dateOf(yearOf(service.from), month - ((month - 1) % length), 1);
  while (from <= service.to) {
    const next = addMonths(from, length);
    spans.push({ from, to: addDays(next, -1) });
    from = next;
  }
  return spans;
}

/** Periods counted from the first day of service; the last one ends with the service. */
function contractSpans(service: Service, period: keyof typeof MONTHS): { from: PlainDate; to: PlainDate }[] {
  const spans: { from: PlainDate; to: PlainDate }[] = [];
  const length = MONTHS[period];
  for (let n = 0; addMonths(service.from, n * length) <= service.to; n += 1) {
    const from = addMonths(service.from, n * length);
    spans.push({ from, to: minDate(addDays(addMonths(service.from, (n + 1) * length), -1), service.to) });
  }
  return spans;
}

/** A first period that began before the service is skipped or kept as partial; too little service leaves it out. */
function keeps(span: { from: PlainDate; to: PlainDate }, service: Service, periodic: Periodic): boolean {
  if (span.from < service.from && service.year === 1 && periodic.firstPeriod === 'skip') return false;
  const from = maxDate(span.from, service.from);
  const served = addDays(minDate(span.to, service.to), 1);
  return addMonths(from, periodic.minServiceMonths) <= served;
}

function nameOf(lastDay: PlainDate, period: keyof typeof MONTHS): string {
  const year = lastDay.slice(0, 4);
  const month = Number(lastDay.slice(5, 7));
  switch (period) {
    case 'month':
      return lastDay.slice(0, 7);
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`;
    case 'half':
      return `${year}-H${month <= 6 ? 1 : 2}`;
    case 'year':
      return year;
  }
}
