import type { CycleId } from '../ids.js';
import { type Fen, fen } from '../money/fen.js';
import type { Authority, CompiledPolicy } from '../policy/types.js';
import type { LotLine } from './lot-line.js';

/** A purchase as splitting looks at it; one that is only being asked for has no id yet. */
export type Purchase = Pick<LotLine, 'programmeId' | 'lot' | 'regime' | 'method' | 'boughtIn' | 'fen'> & {
  cycleId: CycleId | null;
};

/**
 * Purchases of one year that are one purchase by their sum (化整为零): bought each by another method than open tender
 * and together over its threshold, or each outside the Act and together at its threshold. A warning, never a refusal:
 * whether it is splitting depends on budget item and approvals, which nobody has entered.
 */
export type Splitting = {
  rule: 'open-tender-threshold' | 'act-threshold';
  year: number;
  sum: Fen;
  threshold: Fen;
  authority: Authority;
  basis: string;
  together: Pick<Purchase, 'cycleId' | 'programmeId' | 'lot' | 'fen'>[];
  /** How many purchases of that year count whose sum nobody has said: the sum may be larger still. */
  withoutSum: number;
};

/** What looks like splitting among the purchases of each year; all of them are taken as one kind of service. */
export function splittingsIn(purchases: readonly Purchase[], policy: CompiledPolicy): Splitting[] {
  const years = [...new Set(purchases.map(({ boughtIn }) => boughtIn))].toSorted((a, b) => a - b);
  return years.flatMap((year) => {
    const own = purchases.filter(({ boughtIn }) => boughtIn === year);
    return [...openTender(own, year, policy), ...underAct(own, year, policy)];
  });
}

type Threshold = { threshold: Fen; authority: Authority; basis: string };

function thresholdOf(policy: CompiledPolicy, id: Splitting['rule']): Threshold | undefined {
  const rule = policy.rules[id];
  if (rule === undefined || rule.kind !== 'limit' || rule.max === undefined) return undefined;
  return { threshold: fen(rule.max), authority: rule.authority, basis: rule.basis };
}

/**
 * Several purchases by other methods whose sum is over the threshold of open tender. One that is over it alone is none
 * of them: leaving open tender there is a question of approval, which the tender asks for itself.
 */
function openTender(purchases: readonly Purchase[], year: number, policy: CompiledPolicy): Splitting[] {
  const limit = thresholdOf(policy, 'open-tender-threshold');
  if (limit === undefined) return [];
  const other = purchases.filter(({ method, regime }) => method !== 'openTender' && regime !== 'nonAct');
  const small = other.filter((each) => each.fen === null || each.fen <= limit.threshold);
  const found = together('open-tender-threshold', small, year, limit);
  return small.length > 1 && found.sum > limit.threshold ? [found] : [];
}

/** Purchases said to be below the threshold of the Act that reach it, together or one alone. */
function underAct(purchases: readonly Purchase[], year: number, policy: CompiledPolicy): Splitting[] {
  const limit = thresholdOf(policy, 'act-threshold');
  if (limit === undefined) return [];
  const found = together(
    'act-threshold',
    purchases.filter(({ regime }) => regime === 'belowThreshold'),
    year,
    limit,
  );
  return found.sum >= limit.threshold ? [found] : [];
}

function together(rule: Splitting['rule'], purchases: readonly Purchase[], year: number, limit: Threshold): Splitting {
  const known = purchases.filter((each) => each.fen !== null);
  return {
    ...{ rule, year, ...limit },
    sum: fen(known.reduce((sum, each) => sum + (each.fen ?? 0), 0)),
    together: known.map(({ cycleId, programmeId, lot, fen: own }) => ({ cycleId, programmeId, lot, fen: own })),
    withoutSum: purchases.length - known.length,
  };
}
