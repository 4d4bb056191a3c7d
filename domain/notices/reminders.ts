import { addDays, maxDate, type PlainDate } from '../calendar/plain-date.js';
import { addWorkingDays, isWorkingDay, lastWorkingDayBefore } from '../calendar/working-days.js';
import type { CompiledCalendar } from '../calendar/year-data.js';
import type { BridgeOffer } from '../contract/bridge-offer.js';
import type { Moved } from '../correction/fold.js';
import { lastGoodDay } from '../obligations/derive.js';
import type { Obligation } from '../obligations/types.js';
import type { CompiledOf, ReminderPlan } from '../policy/types.js';
import { newsSlot, sendMoment, workingSlot } from './slots.js';
import { revisionOf } from './told.js';
import type { Audience, MovedFrom, Occurrence, OwedNotice } from './types.js';

/**
 * What reminders of one obligation rest on: since when it is known, which day was told before it was moved, and how far
 * ahead to look.
 */
export type ReminderGround = {
  rule: CompiledOf<'reminders'>;
  calendar: CompiledCalendar;
  /** Day the trigger was put on record. */
  recordedOn: PlainDate;
  /** The last move of its due day, if there was one. */
  moved: (Moved & { told: PlainDate | null }) | undefined;
  /** The contract that closes the gap, once it is too late to buy again in time. */
  bridge?: BridgeOffer | undefined;
  /** Overdue reminders are listed up to this day; they go on for as long as the duty is open. */
  until: PlainDate;
};
type Planned = { occurrence: Occurrence; slot: PlainDate; audience: Audience; moved?: MovedFrom };

/**
 * Every reminder this obligation is owed, in order of time. On working days only; a short clock gets one at its
 * start; nothing is sent for days before anybody knew; after a moved day that is told, and the plan begins anew with it.
 */
export function remindersOf(obligation: Obligation, ground: ReminderGround): OwedNotice[] {
  if (obligation.owner === 'none' || obligation.due === null || obligation.status === 'suspended') return [];
  const known = knownSince(obligation, obligation.due, ground);
  const plan = planned(obligation, obligation.due, ground).filter((each) => each.slot >= known);
  const news = movedNews(obligation, plan, ground);
  const { moved } = ground;
  const after = moved === undefined ? plan : plan.filter((each) => each.slot >= moved.on);
  const timely = news === undefined ? onceASlot(after) : [news, ...onceASlot(after.filter(isAfter(news)))];
  return timely.sort((a, b) => (a.slot < b.slot ? -1 : 1)).map((each) => owed(obligation, each, ground));
}

/** Whoever is told that a day moved is not told the same day, or before, how near it is. */
function isAfter(news: Planned): (each: Planned) => boolean {
  return ({ slot, audience }) => slot > news.slot || JSON.stringify(audience) !== JSON.stringify(news.audience);
}

/**
 * One notice of a moved day, to those who know the old one; and where nobody was told yet but by the new day should
 * have been. Once for each move: a day that came back to what was told last is no news.
 */
function movedNews({ due, owner }: Obligation, plan: Planned[], ground: ReminderGround): Planned | undefined {
  const { moved, calendar } = ground;
  if (moved === undefined || due === null || owner === 'none') return undefined;
  const from = moved.told ?? moved.from;
  const missed = moved.told === null && plan.some(({ slot }) => slot < moved.on);
  if (from === null || from === due || (moved.told === null && !missed)) return undefined;
  const slot = newsSlot(moved.on, [from, due], calendar);
  const { why, reason } = moved;
  return {
    occurrence: 'moved',
    slot,
    audience: { owner },
    moved: { from, why, ...(reason === undefined ? {} : { reason }) },
  };
}

/** Of several reminders that fall on one day the latest in the plan is sent: one letter never says a thing twice. */
function onceASlot(found: Planned[]): Planned[] {
  const last = new Map(found.map((each) => [`${each.slot} ${JSON.stringify(each.audience)}`, each]));
  return [...last.values()];
}

/** A clock that counts forward from a day to come (the end of a period) is not talked of before that day. */
function knownSince({ trigger }: Obligation, due: PlainDate, { recordedOn }: ReminderGround): PlainDate {
  return due > trigger.on ? maxDate(recordedOn, trigger.on) : recordedOn;
}

function owed(obligation: Obligation, planned: Planned, { rule, moved: last, bridge }: ReminderGround): OwedNotice {
  const { occurrence, slot, audience, moved } = planned;
  const revision = obligation.due === null ? '' : revisionOf(obligation.due, last?.times ?? 0);
  return {
    key: `${obligation.id}/${occurrence}/${revision}`,
    occurrence,
    revision,
    audience,
    sendAt: sendMoment(slot, rule),
    slot,
    about: {
      kind: 'obligation',
      obligation,
      ...(moved === undefined ? {} : { moved }),
      ...(bridge === undefined ? {} : { bridge }),
    },
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

/** The clock started: told once, on the first working day from then on. */
function firstOnes(obligation: Obligation, plan: ReminderPlan, ground: ReminderGround, audience: Audience): Planned[] {
  const { calendar, recordedOn } = ground;
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
