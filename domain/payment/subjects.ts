import type { SubjectId } from '../ids.js';
import type { TrancheOf } from './types.js';

/** More tranches a year than any document knows; keeps `t<n>` unique over the years of a cycle. */
const TRANCHES_A_YEAR = 4;

/** `t1` … over the whole cycle: year 1 has t1-t4, year 2 t5-t8. */
export function trancheSubject(of: TrancheOf): SubjectId {
  return `t${(of.year - 1) * TRANCHES_A_YEAR + of.tranche}`;
}

/** The year and number a `t<n>` stands for. */
export function trancheOf(subject: SubjectId): TrancheOf | undefined {
  const number = Number(/^t(\d+)$/.exec(subject)?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(number) || number < 1) return undefined;
  return { year: Math.floor((number - 1) / TRANCHES_A_YEAR) + 1, tranche: ((number - 1) % TRANCHES_A_YEAR) + 1 };
}
