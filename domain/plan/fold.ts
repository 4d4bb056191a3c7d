import type { PlainDate } from '../calendar/plain-date.js';
import type { Folds } from '../cycle/chapter.js';
import { yearSubject } from '../ids.js';
import type { ServiceDomain } from '../policy/buying.js';
import type { Adoption, Budget, Filing, Opening, PlanDraft, PlanFacts, ScopeDecision } from './types.js';

export type PlanOnRecord = PlanDraft & { approvedOn: PlainDate | null; approval: string | null };
export type FilingOnRecord = Filing & {
  submittedOn: PlainDate;
  receivedOn: PlainDate | null;
  returnedOn: PlainDate | null;
};

export type BudgetOnRecord = Budget & { on: PlainDate };

/** Plans and budgets by year subject (`y1`), filings by id (`f1`). */
export type PlanState = {
  opening: (Opening & { openedOn: PlainDate }) | null;
  adopted: { asOf: PlainDate; contractYear: number } | null;
  officer: string | null;
  plans: Record<string, PlanOnRecord>;
  budgets: Record<string, BudgetOnRecord[]>;
  filings: Record<string, FilingOnRecord>;
  scopeExtensions: { items: string[]; domains?: ServiceDomain[]; on: PlainDate }[];
  scopeDecisions: (ScopeDecision & { on: PlainDate })[];
};

export function initialPlan(): PlanState {
  return {
    opening: null,
    adopted: null,
    officer: null,
    plans: {},
    budgets: {},
    filings: {},
    scopeExtensions: [],
    scopeDecisions: [],
  };
}

/** What of an opening or an adoption is kept of the cycle. */
function openingOf(data: Opening | Adoption, openedOn: PlainDate): Opening & { openedOn: PlainDate } {
  const { programmeId, lot, title, regime, regimeBasis, purchaser, stations, method, years, leadCycle, agentUsed } =
    data;
  const base = {
    programmeId,
    lot,
    title,
    regime,
    regimeBasis,
    purchaser,
    stations,
    method,
    years,
    leadCycle,
    agentUsed,
  };
  const { county, predecessor, formerResults, estimateFen } = data;
  return {
    ...base,
    ...(county === undefined ? {} : { county }),
    ...(predecessor === undefined ? {} : { predecessor }),
    ...(formerResults === undefined ? {} : { formerResults }),
    ...(estimateFen === undefined ? {} : { estimateFen }),
    openedOn,
  };
}

/** One line of the budget of a year: the money of one purchaser from one source. */
export function isSameLine(a: Pick<Budget, 'source' | 'purchaser'>, b: Pick<Budget, 'source' | 'purchaser'>): boolean {
  return a.source === b.source && a.purchaser?.id === b.purchaser?.id;
}

function withBudget(slice: PlanState, budget: Budget, on: PlainDate): PlanState {
  const year = yearSubject(budget.year);
  const others = (slice.budgets[year] ?? []).filter((each) => !isSameLine(each, budget));
  return { ...slice, budgets: { ...slice.budgets, [year]: [...others, { ...budget, on }] } };
}

function withFiling(slice: PlanState, filing: string, change: Partial<FilingOnRecord>): PlanState {
  const old = slice.filings[filing];
  return old === undefined ? slice : { ...slice, filings: { ...slice.filings, [filing]: { ...old, ...change } } };
}

export const planFolds: Folds<PlanFacts, PlanState> = {
  'cycle-opened': (slice, { data, on }) => ({ ...slice, opening: openingOf(data, on) }),
  'cycle-adopted': (slice, { data, on }) => ({
    ...slice,
    opening: openingOf(data, on),
    adopted: { asOf: data.asOf, contractYear: data.contractYear },
  }),
  'plan-drafted': (slice, { data }) => ({
    ...slice,
    plans: { ...slice.plans, [yearSubject(data.year)]: { ...data, approvedOn: null, approval: null } },
  }),
  'plan-approved': (slice, { data, on }) => {
    const plan = slice.plans[yearSubject(data.year)];
    if (plan === undefined) return slice;
    return {
      ...slice,
      plans: { ...slice.plans, [yearSubject(data.year)]: { ...plan, approvedOn: on, approval: data.approval } },
    };
  },
  'plan-reopened': (slice, { data }) => {
    const plan = slice.plans[yearSubject(data.year)];
    if (plan === undefined) return slice;
    return {
      ...slice,
      plans: { ...slice.plans, [yearSubject(data.year)]: { ...plan, approvedOn: null, approval: null } },
    };
  },
  'budget-approved': (slice, { data, on }) => withBudget(slice, data, on),
  'budget-changed': (slice, { data: { reason: _reason, ...budget }, on }) => withBudget(slice, budget, on),
  'filing-submitted': (slice, { data, on }) => {
    // Told again by a correction, a filing keeps what became of it.
    const { receivedOn, returnedOn } = slice.filings[data.filing] ?? { receivedOn: null, returnedOn: null };
    return {
      ...slice,
      filings: { ...slice.filings, [data.filing]: { ...data, submittedOn: on, receivedOn, returnedOn } },
    };
  },
  'receipt-recorded': (slice, { data, on }) => withFiling(slice, data.filing, { receivedOn: on }),
  'filing-returned': (slice, { data, on }) => withFiling(slice, data.filing, { returnedOn: on }),
  'filing-resubmitted': (slice, { data, on }) => {
    const kept = slice.filings[data.filing]?.submittedOn;
    return withFiling(slice, data.filing, {
      returnedOn: null,
      submittedOn: data.keepsFirstDay && kept !== undefined ? kept : on,
    });
  },
  'scope-extension-requested': (slice, { data, on }) => ({
    ...slice,
    scopeExtensions: [
      ...slice.scopeExtensions,
      { items: data.items, ...(data.domains === undefined ? {} : { domains: data.domains }), on },
    ],
  }),
  'scope-extension-decided': (slice, { data, on }) => ({
    ...slice,
    scopeDecisions: [...slice.scopeDecisions, { ...data, on }],
  }),
  'officer-assigned': (slice, { data }) => ({ ...slice, officer: data.officer }),
};
