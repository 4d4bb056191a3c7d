import { addYears, type PlainDate, yearOf } from '../calendar/plain-date.js';
import type { Obligation } from '../obligations/types.js';
import type { CompiledOf } from '../policy/types.js';
import type { PartialYear } from '../policy/vocabulary.js';
import type { Training, WorkerOnRecord } from './fold.js';

const MONTHS = 12;

/**
 * Class hours (学时) owed of a year's number in the year that began for the worker on that day: all of them, or a
 * twelfth for each month still to come, the month of the start included, rounded up.
 */
export function hoursOfYear(whole: number, startedOn: PlainDate, partial: PartialYear = 'whole'): number {
  if (partial === 'whole') return whole;
  const months = MONTHS + 1 - Number(startedOn.slice(5, 7));
  return Math.ceil((whole * months) / MONTHS);
}

/** What one duty of continuing education asks, and the trainings that count for it. */
export type HoursOwed = { wanted: number; counted: Training[] };

type Terms = Pick<CompiledOf<'staffing'>, 'trainingHoursPerYear' | 'trainingPartialYear' | 'registration'>;

/**
 * The hours of the year that began with the trigger, or of the years the registration holds that began with it.
 * Undefined where the policy names no number.
 */
export function hoursOwed(
  { trainingHoursPerYear: yearly, trainingPartialYear, registration }: Terms,
  worker: Pick<WorkerOnRecord, 'trainings' | 'certificate'>,
  { kind, on }: Obligation['trigger'],
): HoursOwed | undefined {
  if (kind === 'worker-year-started') {
    if (yearly === null) return undefined;
    const counted = worker.trainings.filter(({ year }) => year === yearOf(on));
    return { wanted: hoursOfYear(yearly, on, trainingPartialYear), counted };
  }
  if (registration === undefined || worker.certificate === null) return undefined;
  const end = addYears(on, registration.years);
  const counted = worker.trainings.filter((each) => on <= each.on && each.on <= end);
  return { wanted: registration.hours[worker.certificate.level], counted };
}
