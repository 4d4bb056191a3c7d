import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import { type Fen, fen } from '../money/fen.js';
import { ruleFor } from '../policy/lookup.js';
import type { SeparationPair } from '../policy/types.js';
import type { ConditionId, Regime, SubjectKind } from '../policy/vocabulary.js';
import { yearOfRef } from './subjects/records.js';
import { SUBJECTS } from './subjects.js';
import type { ApprovalState, DutyEntry, Route } from './types.js';

type Asked = { kind: SubjectKind; ref: string };

/** What the conditions of steps are asked of. */
export type RouteGround = {
  amount: Fen | undefined;
  budgetFen: Fen;
  singleSource: boolean;
  assumedRule: boolean;
  firstYear: boolean;
  violations: boolean;
};

/** The route a policy has for a kind of subject, all steps whether their condition holds or not. */
export function routeRule({ policy }: Pick<Judging, 'policy'>, kind: SubjectKind, regime: Regime = 'act') {
  return ruleFor(policy, `route-${kind}`, 'route', regime);
}

/**
 * The route the policy gives this subject as it stands: steps whose condition does not hold are left out. Undefined
 * when the policy has no route for it, or when no step is left to ask.
 */
export function compileRoute(state: CycleState, subject: Asked, judging: Judging): Route | undefined {
  const rule = routeRule(judging, subject.kind, state.plan.opening?.regime);
  return rule && routeFor(rule.route, subject.kind, groundOf(state, subject, rule.authority === 'assumed'));
}

/** The steps of a route whose conditions hold on this ground. */
export function routeFor(route: Route, kind: SubjectKind, ground: RouteGround): Route | undefined {
  const steps = route.steps.filter(({ when }) => when === undefined || holds(ground, when));
  return steps.length === 0 ? undefined : { ...route, steps, money: route.money || SUBJECTS[kind].money };
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

/** A subject as it stands in its cycle. */
export function groundOf(state: CycleState, { kind, ref }: Asked, assumedRule: boolean): RouteGround {
  const year = yearOfRef(ref);
  const budget = (state.plan.budgets[`y${year}`] ?? []).reduce((sum, each) => sum + each.fen, 0);
  return {
    amount: SUBJECTS[kind].amount?.(state, ref),
    budgetFen: fen(budget),
    singleSource: (state.tender.current?.method ?? state.plan.opening?.method) === 'singleSource',
    assumedRule,
    firstYear: year === 1,
    violations: state.violations.length > 0,
  };
}

/** Conditions are asked at submission and resubmission only, so a running route never changes by itself. */
function holds(ground: RouteGround, when: ConditionId): boolean {
  const { amount } = ground;
  const checks = {
    'amount-at-least': () => when.is === 'amount-at-least' && amount !== undefined && amount >= when.fen,
    'single-source': () => ground.singleSource,
    'over-budget': () => amount !== undefined && amount > ground.budgetFen,
    'assumed-rule-used': () => ground.assumedRule,
    'first-year': () => ground.firstYear,
    'violation-on-record': () => ground.violations,
  } satisfies Record<ConditionId['is'], () => boolean>;
  return checks[when.is]();
}
