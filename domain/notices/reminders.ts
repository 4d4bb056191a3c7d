import { addDays, maxDate, type PlainDate } from '../calendar/plain-date.js';
import { addWorkingDays, isWorkingDay, lastWorkingDayBefore } from '../calendar/working-days.js';
import type { CompiledCalendar } from '../calendar/year-data.js';
import { lastGoodDay } from '../obligations/derive.js';
import type { Obligation } from '../obligations/types.js';
import type { CompiledOf, ReminderPlan } from '../policy/types.js';
import { sendMoment, workingSlot } from './slots.js';
import type { Audience, Occurrence, OwedNotice } from './types.js';

/** What reminders of one obligation rest on: since when it is known, and how far ahead to look. */
export type ReminderGround = {
  rule: CompiledOf<'reminders'>;
  calendar: CompiledCalendar;
  /** Day the trigger was put on record. */
  recordedOn: PlainDate;
  /** Day its date was moved by a calendar or policy change, if it was. */
  movedOn: PlainDate | undefined;
  /** Overdue reminders are listed up to this day; they go on for as long as the duty is open. */
  until: PlainDate;
};
type Planned = { occurrence: Occurrence; slot: PlainDate; audience: Audience };

/**
 * Every reminder this obligation is owed, in order of time. On working days only; a short clock gets one at its
 * start; nothing is sent for days before anybody knew; after a moved date the plan begins anew with the new date.
 */
export function remindersOf(obligation: Obligation, ground: ReminderGround): OwedNotice[] {
  if (obligation.owner === 'none' || obligation.due === null || obligation.status === 'suspended') return [];
  const known = knownSince(obligation, obligation.due, ground);
  const timely = planned(obligation, obligation.due, ground).filter((each) => each.slot >= known);
  return onceASlot(timely)
    .sort((a, b) => (a.slot < b.slot ? -1 : 1))
    .map((each) => owed(obligation, each, ground));
}

/** Of several reminders that fall on one day the latest in the plan is sent: one letter never says a thing twice. */
function onceASlot(found: Planned[]): Planned[] {
  const last = new Map(found.map((each) => [`${each.slot} ${JSON.stringify(each.audience)}`, each]));
  return [...last.values()];
}

/** A clock that counts forward from a day to come (the end of a period) is not talked of before that day. */
function knownSince({ trigger }: Obligation, due: PlainDate, { recordedOn, movedOn }: ReminderGround): PlainDate {
  const told = maxDate(recordedOn, movedOn ?? recordedOn);
  return due > trigger.on ? maxDate(told, trigger.on) : told;
}

function owed(obligation: Obligation, { occurrence, slot, audience }: Planned, { rule }: ReminderGround): OwedNotice {
  const revision = obligation.due ?? '';
  return {
    key: `${obligation.id}/${occurrence}/${revision}`,
    occurrence,
    revision,
    audience,
    sendAt: sendMoment(slot, rule),
    slot,
    about: { kind: 'obligation', obligation },
  };
}

function planned(obligation: Obligation, due: PlainDate, ground: ReminderGround): Planned[] {
  const plan = ground.rule.plans[obligation.severity];
  const owner = obligation.owner === 'none' ? 'officer' : obligation.owner;
  const audience: Audience = { owner };
  return [
    ...firstOnes(obligation, plan, ground, audience),
    ...beforeDue(obligation, due, plan, ground, audience),
    ...afterDue(obligation, plan, ground, audience),
  ];
}

/** The clock started, or its date moved: told once, on the first working day from then on. */
function firstOnes(obligation: Obligation, plan: ReminderPlan, ground: ReminderGround, audience: Audience): Planned[] {
  const { calendar, movedOn, recordedOn } = ground;
  if (movedOn !== undefined) return [{ occurrence: 'moved', slot: workingSlot(movedOn, calendar), audience }];
  const short = isShort(obligation, plan, calendar);
  if (!plan.atTrigger && !short) return [];
  const start = maxDate(obligation.trigger.on, recordedOn);
  return [{ occurrence: 'trigger', slot: workingSlot(start, calendar), audience }];
}

/** A few working days are looked at, not the year a long clock may run: this is asked of every duty at every turn. */
function isShort(obligation: Obligation, plan: ReminderPlan, calendar: CompiledCalendar): boolean {
  const start = obligation.trigger.on;
  const due = obligation.due ?? start;
  return due >= start && due < addWorkingDays(start, plan.shortClockWd + 1, calendar);
}

/** Working days before the due day; from a due day that is a rest day the count starts at the last working day. */
function beforeDue(
  obligation: Obligation,
  due: PlainDate,
  plan: ReminderPlan,
  ground: ReminderGround,
  audience: Audience,
): Planned[] {
  const { calendar } = ground;
  if (isShort(obligation, plan, calendar)) return [];
  const last = isWorkingDay(due, calendar) ? due : lastWorkingDayBefore(due, calendar);
  return plan.beforeWd.map((days) => ({
    occurrence: days === 0 ? ('due' as const) : (`before-${days}` as const),
    slot: days === 0 ? last : addWorkingDays(last, -days, calendar),
    audience,
  }));
}

/** While it is late: every few working days to the owner, and once to the superior inside the own bureau. */
function afterDue(obligation: Obligation, plan: ReminderPlan, ground: ReminderGround, audience: Audience): Planned[] {
  const { calendar, rule, until } = ground;
  if (obligation.latest === null || plan.overdueEveryWd < 1) return [];
  const late = lastGoodDay({ ...obligation, latest: obligation.latest });
  if (late >= until) return [];
  const found: Planned[] = [];
  for (
    let n = 1, slot = addWorkingDays(late, 1, calendar);
    slot <= until;
    n += 1, slot = addWorkingDays(slot, plan.overdueEveryWd, calendar)
  ) {
    found.push({ occurrence: `overdue-${n}`, slot, audience });
  }
  if (plan.escalateAfterWd === null) return found;
  const slot = addWorkingDays(late, plan.escalateAfterWd, calendar);
  return slot > until ? found : [...found, { occurrence: 'escalation', slot, audience: { post: rule.escalateTo } }];
}

/** The day after which the next overdue reminder can be known. */
export function horizon(today: PlainDate): PlainDate {
  return addDays(today, 30);
}
