import type { PlainDate } from '../calendar/plain-date.js';
import type { Folds } from '../cycle/chapter.js';
import { yearSubject } from '../ids.js';
import type { Adoption, Budget, Filing, Opening, PlanDraft, PlanFacts } from './types.js';

export type PlanOnRecord = PlanDraft & { approvedOn: PlainDate | null; approval: string | null };
export type FilingOnRecord = Filing & {
  submittedOn: PlainDate;
  receivedOn: PlainDate | null;
  returnedOn: PlainDate | null;
};

/** Plans and budgets by year subject (`y1`), filings by id (`f1`). */
export type PlanState = {
  opening: (Opening & { openedOn: PlainDate }) | null;
  adopted: { asOf: PlainDate; contractYear: number } | null;
  officer: string | null;
  plans: Record<string, PlanOnRecord>;
  budgets: Record<string, (Budget & { on: PlainDate })[]>;
  filings: Record<string, FilingOnRecord>;
  scopeExtensions: { items: string[]; on: PlainDate }[];
};

export function initialPlan(): PlanState {
  return { opening: null, adopted: null, officer: null, plans: {}, budgets: {}, filings: {}, scopeExtensions: [] };
}

/** The part of an adoption that opens a cycle. */
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
  const { predecessor, estimateFen } = data;
  return {
    ...base,
    ...(predecessor === undefined ? {} : { predecessor }),
    ...(estimateFen === undefined ? {} : { estimateFen }),
    openedOn,
  };
}

function withBudget(slice: PlanState, budget: Budget, on: PlainDate): PlanState {
  const year = yearSubject(budget.year);
  const others = (slice.budgets[year] ?? []).filter((each) => each.source !== budget.source);
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
    scopeExtensions: [...slice.scopeExtensions, { items: data.items, on }],
  }),
  'officer-assigned': (slice, { data }) => ({ ...slice, officer: data.officer }),
};
