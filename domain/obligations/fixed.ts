import type { Obligation } from './types.js';

type Sureness = Pick<Obligation, 'authority' | 'severity'>;

/**
 * A day no office may move: set by law, or a duty of law that a lower layer states again. Days a profile assumed for a
 * duty of law are its own and may be extended.
 */
export function isDayFixed({ authority, severity }: Sureness): boolean {
  return authority === 'law' || (authority === 'stated' && severity === 'law');
}

/** A duty no office may waive: the law demands it, whoever counted the days. */
export function isDutyFixed({ authority, severity }: Sureness): boolean {
  return authority === 'law' || severity === 'law';
}
