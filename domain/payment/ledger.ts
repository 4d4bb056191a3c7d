import type { CycleState } from '../cycle/state.js';
import { yearSubject } from '../ids.js';
import { type Fen, fen, sumFen } from '../money/fen.js';
import type { BudgetOnRecord } from '../plan/fold.js';
import type { FundSource } from '../policy/vocabulary.js';
import type { FundUse } from './fold.js';

/**
 * One line of the ledger of a cycle (单独核算): the money of one purchaser from one source for one contract year. Sums in
 * fen. `left` is what of the budget is not allocated; below zero where more was taken. `source` is null where an older
 * record names none and several are budgeted.
 */
export type FundLine = {
  year: number;
  /** Null: the cycle's own purchaser. */
  purchaser: string | null;
  purchaserName: string;
  source: FundSource | null;
  budgetedFen: Fen;
  allocatedFen: Fen;
  paidFen: Fen;
  leftFen: Fen;
};

/** Whose money a line or a share is: null for the purchaser of this cycle, also under the name it had before. */
export function ownerOfMoney({ plan, contract }: CycleState, purchaser: string | undefined): string | null {
  const own = [plan.opening?.purchaser.id, contract.purchaser?.id];
  return purchaser === undefined || own.includes(purchaser) ? null : purchaser;
}

/** The budget of a contract year from one source, of that purchaser; undefined where none is on record. */
export function budgetLine(
  state: CycleState,
  year: number,
  of: { source: FundSource; purchaser: string | null },
): BudgetOnRecord | undefined {
  return budgetsOf(state, year).find(
    (each) => each.source === of.source && ownerOfMoney(state, each.purchaser?.id) === of.purchaser,
  );
}

/** What is budgeted for a contract year, all purchasers together. */
export function budgetsOf({ plan }: CycleState, year: number): BudgetOnRecord[] {
  return plan.budgets[yearSubject(year)] ?? [];
}

/** The budgets of the cycle's own purchaser for a contract year. */
export function ownBudgets(state: CycleState, year: number): BudgetOnRecord[] {
  return budgetsOf(state, year).filter((each) => ownerOfMoney(state, each.purchaser?.id) === null);
}

/** Every line of the cycle, by year; lines that were only drawn on, without a budget, come last of their year. */
export function fundLedger(state: CycleState): FundLine[] {
  const used = Object.values(state.payment.funds).flatMap((uses) => uses.map((each) => placed(state, each)));
  const years = [...Object.values(state.plan.budgets).flat(), ...used].map(({ year }) => year);
  return [...new Set(years)].sort((a, b) => a - b).flatMap((year) => linesOf(state, year, used));
}

type Place = Pick<FundLine, 'year' | 'purchaser' | 'source'>;
type Placed = Place & Pick<FundUse, 'allocatedFen' | 'paidFen'>;

/** An older record without a source took it from the only one there is. */
function placed(state: CycleState, use: FundUse): Placed {
  const { year, allocatedFen, paidFen } = use;
  const [only, ...more] = ownBudgets(state, year);
  const source = use.source ?? (more.length === 0 ? (only?.source ?? null) : null);
  return { year, source, purchaser: ownerOfMoney(state, use.purchaser), allocatedFen, paidFen };
}

function linesOf(state: CycleState, year: number, used: readonly Placed[]): FundLine[] {
  const budgeted = budgetsOf(state, year).map(
    ({ source, purchaser }): Place => ({ year, source, purchaser: ownerOfMoney(state, purchaser?.id) }),
  );
  const places = [...budgeted, ...used.filter((each) => each.year === year)];
  const distinct = places.filter((each, at) => places.findIndex((other) => isSame(other, each)) === at);
  return distinct.map((place) => lineAt(state, place, used));
}

function isSame(a: Place, b: Place): boolean {
  return a.year === b.year && a.source === b.source && a.purchaser === b.purchaser;
}

function lineAt(state: CycleState, { year, purchaser, source }: Place, used: readonly Placed[]): FundLine {
  const uses = used.filter((each) => isSame(each, { year, purchaser, source }));
  const budget = source === null ? undefined : budgetLine(state, year, { source, purchaser });
  const budgetedFen = budget?.fen ?? fen(0);
  const allocatedFen = sumFen(uses.map((each) => each.allocatedFen));
  return {
    year,
    purchaser,
    purchaserName: nameOf(state, purchaser, budget),
    source,
    budgetedFen,
    allocatedFen,
    paidFen: sumFen(uses.map((each) => each.paidFen)),
    leftFen: fen(budgetedFen - allocatedFen),
  };
}

function nameOf({ plan, contract }: CycleState, purchaser: string | null, budget: BudgetOnRecord | undefined): string {
  const own = contract.purchaser ?? plan.opening?.purchaser;
  return purchaser === null ? (own?.name ?? '') : (budget?.purchaser?.name ?? purchaser);
}
