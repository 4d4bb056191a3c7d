import { maxDate, type PlainDate } from '../calendar/plain-date.js';
import { addWorkingDays, isWorkingDay, nextWorkingDay } from '../calendar/working-days.js';
import { lastGoodDay } from '../obligations/derive.js';
import type { Obligation } from '../obligations/types.js';
import type { DrivePlan } from './plan.js';
import type { ScenarioCommand, Scene } from './scenario.js';

/** Something the driver means to do, and the working day it means to do it on. */
export type Move = { on: PlainDate; command: ScenarioCommand };

/** That day or the first working day after it, and not before today. Stays the same however often it is asked. */
export function officeDay(day: PlainDate, { judging: { today, calendar } }: Scene): PlainDate {
  const from = maxDate(day, today);
  return isWorkingDay(from, calendar) ? from : nextWorkingDay(from, calendar);
}

/** The working day after something happened. */
export function dayAfter(day: PlainDate, scene: Scene): PlainDate {
  return officeDay(nextWorkingDay(day, scene.judging.calendar), scene);
}

/** So many working days after something happened. */
export function daysAfter(day: PlainDate, count: number, scene: Scene): PlainDate {
  return officeDay(addWorkingDays(day, count, scene.judging.calendar), scene);
}

/**
 * The day a duty is met: `leadWd` working days before it is due - one, where nothing else must fit in between -, or the
 * plan's days late.
 */
export function dutyDay(duty: Obligation, leadWd: number, plan: DrivePlan, scene: Scene): PlainDate {
  const { calendar, today } = scene.judging;
  const late = lateBy(duty, plan);
  const last = duty.latest === null ? today : lastGoodDay({ ...duty, latest: duty.latest });
  if (late > 0) return officeDay(addWorkingDays(last, late + 1 - leadWd, calendar), scene);
  return officeDay(addWorkingDays(duty.due ?? today, -leadWd, calendar), scene);
}

function lateBy({ rule, owner }: Obligation, plan: DrivePlan): number {
  if (rule === 'contract-signing') return plan.lateSigning ?? 0;
  return owner === 'contractor' ? (plan.contractorLate ?? 0) : 0;
}
