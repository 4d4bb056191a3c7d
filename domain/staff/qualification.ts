import { maxDate, type PlainDate } from '../calendar/plain-date.js';
import type { CompiledOf } from '../policy/types.js';
import { CERTIFICATE_LEVELS, type Qualification, type WorkerRole } from '../policy/vocabulary.js';
import type { Certificate, Training, WorkerOnRecord } from './fold.js';

/** What of the staffing rule says who is qualified (具备专业资质). */
type Terms = Pick<CompiledOf<'staffing'>, 'qualifiedBy' | 'qualifyingHours' | 'leastLevel'>;
/** What of a worker decides it. */
type Learned = Pick<WorkerOnRecord, 'role' | 'socialWorkDegree' | 'certificate'> & { trainings: readonly Training[] };
/** By which way, and since when; null: before anybody here knew the worker. */
export type Qualified = { by: Qualification; since: PlainDate | null };

/**
 * Whether a worker is qualified on that day, and by which of the ways the rule names: the one that came first.
 * Undefined: not qualified, or not yet.
 */
export function qualificationOf(terms: Terms, worker: Learned, on: PlainDate): Qualified | undefined {
  return terms.qualifiedBy
    .flatMap((by) => wayOf(by, terms, worker) ?? [])
    .filter(({ since }) => since === null || since <= on)
    .sort((a, b) => ((a.since ?? '') < (b.since ?? '') ? -1 : 1))[0];
}

/** True for a certificate of at least the level the rule asks of that role; any level where it asks for none. */
export function levelSuffices(
  { leastLevel }: Pick<Terms, 'leastLevel'>,
  role: WorkerRole,
  certificate: Pick<Certificate, 'level'> | null,
): boolean {
  const least = leastLevel?.[role];
  if (certificate === null) return false;
  return least === undefined || CERTIFICATE_LEVELS.indexOf(certificate.level) >= CERTIFICATE_LEVELS.indexOf(least);
}

function wayOf(by: Qualification, terms: Terms, worker: Learned): Qualified | undefined {
  const { certificate } = worker;
  const held = certificate !== null && levelSuffices(terms, worker.role, certificate) ? certificate : null;
  switch (by) {
    case 'degree':
      return worker.socialWorkDegree ? { by, since: null } : undefined;
    case 'certificate':
      return held === null ? undefined : { by, since: held.on };
    case 'certificateRegistered':
      return held === null || held.registeredOn === null
        ? undefined
        : { by, since: maxDate(held.on, held.registeredOn) };
    case 'training': {
      const last = trainingReaching(worker.trainings, terms.qualifyingHours);
      return last === undefined ? undefined : { by, since: last.on };
    }
  }
}

/** The training with which the class hours, in the order they were taken, reach the number; undefined: not yet. */
export function trainingReaching(trainings: readonly Training[], wanted: number | undefined): Training | undefined {
  if (wanted === undefined) return undefined;
  let sum = 0;
  return [...trainings]
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .find(({ hours }) => {
      sum += hours;
      return sum >= wanted;
    });
}
