import type { ObligationStatus } from '../obligations/types.js';
import type { ClockRuleId } from '../policy/rule-ids.js';
import type { ResolvedOwner } from '../policy/vocabulary.js';

/** How many duties of one rule and owner stand so; `party`: the contractor by name, where it is the contractor's. */
export type LimitCount = {
  rule: ClockRuleId;
  owner: ResolvedOwner;
  party: string | null;
  status: ObligationStatus;
  count: number;
};

/** Limits kept (done in time), late (done after it), open past it, waived, and those that still run. */
export type LimitFigure = {
  owner: ResolvedOwner;
  party: string | null;
  kept: number;
  late: number;
  overdue: number;
  waived: number;
  running: number;
};
export type RuleFigure = LimitFigure & { rule: ClockRuleId };

/** Where each status is counted. A duty that turned out not to be one is counted nowhere. */
const COLUMN = {
  met: 'kept',
  metLate: 'late',
  breached: 'overdue',
  waived: 'waived',
  waiting: 'running',
  open: 'running',
  suspended: 'running',
  void: null,
} as const satisfies Record<ObligationStatus, keyof LimitFigure | null>;

/** Limits kept and broken by each office of the bureau and each contractor, the most broken first. */
export function limitsByParty(counts: readonly LimitCount[]): LimitFigure[] {
  return summed(counts, ({ owner, party }) => ({ owner, party }));
}

/** The same, rule by rule. */
export function limitsByRule(counts: readonly LimitCount[]): RuleFigure[] {
  return summed(counts, ({ owner, party, rule }) => ({ owner, party, rule }));
}

type Who = Pick<LimitFigure, 'owner' | 'party'>;

function summed<Of extends Who>(counts: readonly LimitCount[], of: (count: LimitCount) => Of): (Of & LimitFigure)[] {
  const found = new Map<string, Of & LimitFigure>();
  for (const each of counts) {
    const column = COLUMN[each.status];
    if (column === null) continue;
    const who = of(each);
    const key = JSON.stringify(who);
    const figure = found.get(key) ?? { ...who, kept: 0, late: 0, overdue: 0, waived: 0, running: 0 };
    found.set(key, { ...figure, [column]: figure[column] + each.count });
  }
  return [...found.values()].sort((a, b) => broken(b) - broken(a));
}

/** Limits that were broken: done too late, or not done yet. */
export function broken({ late, overdue }: Pick<LimitFigure, 'late' | 'overdue'>): number {
  return late + overdue;
}
