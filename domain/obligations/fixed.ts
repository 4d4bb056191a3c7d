import type { PlainDate } from '../calendar/plain-date.js';
import { type No, no } from '../refusal.js';
import type { Obligation } from './types.js';

type Fixed = Pick<Obligation, 'id' | 'authority' | 'severity' | 'basis' | 'law'>;

/**
 * Why no office may move the day there: set by law, or a duty of law that a lower layer states again. A lower layer
 * that is stricter than the law may give back what it took, up to the day of the law. Days a profile assumed for a
 * duty of law are its own.
 */
export function extensionBarred(duty: Fixed, to: PlainDate): No | undefined {
  const { authority, severity, law } = duty;
  if (law !== undefined) return to > law.due ? byLaw(duty, { lawDue: law.due }) : undefined;
  return authority === 'law' || (authority === 'stated' && severity === 'law') ? byLaw(duty) : undefined;
}

/** Why no office may waive the duty: the law demands it, whoever counted the days. */
export function waiverBarred(duty: Fixed): No | undefined {
  const { authority, severity, law } = duty;
  return authority === 'law' || severity === 'law' || law !== undefined ? byLaw(duty) : undefined;
}

function byLaw({ id, basis, law }: Fixed, more: Record<string, string> = {}): No {
  return no('required-by-law', { obligation: id, basis: law?.basis ?? basis, ...more });
}
