import { actBy, computeDeadline, interpretationLatest, rollDay } from '../calendar/deadline.js';
import type { Deadline } from '../calendar/deadline-types.js';
import { dateOf, type PlainDate, yearOf } from '../calendar/plain-date.js';
import { latestSafeStart } from '../calendar/safe-start.js';
import type { Judging } from '../cycle/chapter.js';
import type { CompiledOf } from '../policy/types.js';
import type { Birth } from './births.js';
import { type Repurchase, reprocurementChain } from './chain.js';
import type { EventRecord } from './events.js';
import type { DutyGround } from './ground.js';
import { pausesOf, standstillsOf } from './standstill.js';

/** What a date is counted by. */
type DateLaw = Pick<Judging, 'policy' | 'calendar'>;

/** The dates of one obligation; `due` is null where the rule only says "not before". */
export type Dates = Deadline & { actBy?: PlainDate; interpretationLatest?: PlainDate };

/**
 * When the obligation falls due and how that was reached. Undefined while the event it counts from is not known
 * (no contract year whose service end could be counted back from) or the method has no such period.
 */
export function datesOf(state: DutyGround, birth: Birth, judging: DateLaw): Dates | undefined {
  const found = limitDates(state, birth, judging);
  return found === undefined ? undefined : withAlso(found, birth.rule, judging);
}

/** How days that an order names are counted. */
const GIVEN = { unit: 'workingDay', direction: 'after', roll: 'forward' } as const;

function limitDates(state: DutyGround, { rule, trigger, subject }: Birth, judging: DateLaw): Deadline | undefined {
  const { calendar } = judging;
  const { limit } = rule;
  switch (limit.by) {
    case 'count':
      return computeDeadline(trigger.on, limit, calendar, pausesOf(standstillsOf(state, rule.id, subject)));
    case 'method': {
      const own = trigger.attrs.method === undefined ? undefined : limit.limits[trigger.attrs.method];
      return own === undefined ? undefined : computeDeadline(trigger.on, own, calendar);
    }
    case 'serviceEnd': {
      const end = serviceEndFor(state, subject, trigger.on);
      return end === undefined ? undefined : computeDeadline(end, limit, calendar);
    }
    case 'chain': {
      const end = ownServiceEnd(state, trigger);
      return end === undefined ? undefined : latestSafeStart(end, reprocurementChain(again(state, judging)), calendar);
    }
    case 'order': {
      const amount = state.evaluation.drifts[subject]?.order?.withinWd;
      return amount === undefined ? undefined : computeDeadline(trigger.on, { ...GIVEN, amount }, calendar);
    }
    case 'monthDay': {
      const day = dateOf(yearOf(trigger.on) + limit.yearOffset, limit.month, limit.day);
      return rollDay(day, 'none', calendar);
    }
  }
}

/** The service that ends next from that day on: year 2 must be signed before year 1 ends. */
function serviceEndFor(state: DutyGround, subject: string, on: PlainDate): PlainDate | undefined {
  const own = Number(/^y(\d+)$/.exec(subject)?.[1] ?? Number.NaN);
  const before = state.contract.years[`y${own - 1}`];
  if (before !== undefined) return before.serviceTo;
  const running = Object.values(state.contract.years).filter((year) => year.serviceFrom <= on && on <= year.serviceTo);
  return running[0]?.serviceTo;
}

/** The last day of service of the contract year the trigger is about. */
function ownServiceEnd(state: DutyGround, trigger: EventRecord): PlainDate | undefined {
  if (trigger.kind === 'service-ended') return trigger.on;
  const year = trigger.subjects.find((subject) => /^y\d+$/.test(subject));
  if (year === undefined) return undefined;
  // As signed: a termination ends such duties, it does not make them due all at once.
  const signed = state.events.find((event) => event.kind === 'service-ended' && event.subjects.includes(year));
  return signed?.on ?? state.contract.years[year]?.serviceTo;
}

/** The same purchase once more: by the regime and the method of this cycle, before it is open the strictest. */
export function again({ plan }: Pick<DutyGround, 'plan'>, { policy }: Pick<Judging, 'policy'>): Repurchase {
  return { policy, regime: plan.opening?.regime ?? 'act', method: plan.opening?.method ?? 'openTender' };
}

function withAlso(found: Deadline, rule: CompiledOf<'clock'>, { calendar }: DateLaw): Dates {
  const also = rule.also ?? [];
  return {
    ...found,
    ...(also.includes('actBy') ? { actBy: actBy(found.due, calendar) } : {}),
    ...(also.includes('interpretationLatest')
      ? { interpretationLatest: interpretationLatest(found.due, calendar) }
      : {}),
  };
}
