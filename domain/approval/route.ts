import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import { ruleFor } from '../policy/lookup.js';
import type { SeparationPair } from '../policy/types.js';
import type { ConditionId, SubjectKind } from '../policy/vocabulary.js';
import { yearOfRef } from './subjects/records.js';
import { SUBJECTS } from './subjects.js';
import type { ApprovalState, DutyEntry, Route } from './types.js';

type Asked = { kind: SubjectKind; ref: string };

/**
 * The route the policy gives this subject as it stands: steps whose condition does not hold are left out. Undefined
 * when the policy has no route for it, or when no step is left to ask.
 */
export function compileRoute(state: CycleState, subject: Asked, { policy }: Judging): Route | undefined {
  const rule = ruleFor(policy, `route-${subject.kind}`, 'route', state.plan.opening?.regime ?? 'act');
  if (rule === undefined) return undefined;
  const assumed = rule.authority === 'assumed';
  const steps = rule.route.steps.filter(({ when }) => when === undefined || holds(state, subject, when, assumed));
  if (steps.length === 0) return undefined;
  return { ...rule.route, steps, money: rule.route.money || SUBJECTS[subject.kind].money };
}

/** Pairs of duties one person may not both carry; none where the policy is silent. */
export function separationPairs(state: CycleState, { policy }: Judging): SeparationPair[] {
  return ruleFor(policy, 'separation-of-duties', 'separation', state.plan.opening?.regime ?? 'act')?.pairs ?? [];
}

/** Who carried which duty, less what was excused of them by a recorded derogation where the policy knows one. */
export function ledgerInForce(state: CycleState, { policy }: Judging): ApprovalState['ledger'] {
  const rule = ruleFor(policy, 'separation-of-duties', 'separation', state.plan.opening?.regime ?? 'act');
  const { ledger } = state.approvals;
  if (rule?.derogation !== true || state.correction.derogations.length === 0) return ledger;
  const excused = (person: string, { duty }: DutyEntry) =>
    state.correction.derogations.some((each) => each.person === person && each.duty === duty);
  return Object.fromEntries(
    Object.entries(ledger).map(([person, duties]) => [person, duties.filter((each) => !excused(person, each))]),
  );
}

/** Conditions are asked at submission and resubmission only, so a running route never changes by itself. */
function holds(state: CycleState, { kind, ref }: Asked, when: ConditionId, assumed: boolean): boolean {
  const amount = SUBJECTS[kind].amount?.(state, ref);
  const checks = {
    'amount-at-least': () => when.is === 'amount-at-least' && amount !== undefined && amount >= when.fen,
    'single-source': () => (state.tender.current?.method ?? state.plan.opening?.method) === 'singleSource',
    'over-budget': () => amount !== undefined && amount > budgetOf(state, ref),
    'assumed-rule-used': () => assumed,
    'first-year': () => yearOfRef(ref) === 1,
    'violation-on-record': () => state.violations.length > 0,
  } satisfies Record<ConditionId['is'], () => boolean>;
  return checks[when.is]();
}

function budgetOf(state: CycleState, ref: string): number {
  return (state.plan.budgets[`y${yearOfRef(ref)}`] ?? []).reduce((sum, each) => sum + each.fen, 0);
}
