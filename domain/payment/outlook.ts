import { yearOf } from '../calendar/plain-date.js';
import { servedStations } from '../contract/stations.js';
import type { Judging } from '../cycle/chapter.js';
import { measure } from '../cycle/checks.js';
import type { CycleState } from '../cycle/state.js';
import { type Fen, fen, sumFen } from '../money/fen.js';
import type { BudgetOnRecord } from '../plan/fold.js';
import { ownBudgets } from './ledger.js';

/**
 * Where the money now planned does not reach what the policy asks for. `year`: the calendar year of a floor, the contract
 * year of a subsidy. `final`: measured on what the year really came to, and no forecast any more. Sums in fen.
 */
export type Shortfall = {
  rule: 'fund-floor' | 'station-subsidy';
  year: number;
  haveFen: Fen;
  needFen: Fen;
  shortFen: Fen;
  basis: string;
  final: boolean;
};

/** Every shortfall of the cycle as its budgets stand; empty where the policy asks for no such sum. */
export function shortfallsOf(state: CycleState, judging: Judging): Shortfall[] {
  return [...floorShortfalls(state, judging), ...subsidyShortfalls(state, judging)];
}

/** The sum a floor of so many hundredths of a percent asks for, rounded up to whole fen. */
export function floorOf(base: Fen, bp: number): Fen {
  return fen(Math.ceil((base * bp) / 10_000));
}

/**
 * A floor is a share of the fund of one calendar year, of which the true sum is known only when it has ended. Until then
 * it is measured on the base stated with the newest budget of that year.
 */
export function floorShortfalls(state: CycleState, judging: Judging): Shortfall[] {
  const rule = measure(state, judging, 'fund-floor');
  if (rule?.min === undefined) return [];
  const budgets = contractYears(state).flatMap((year) => ownBudgets(state, year));
  const years = [...new Set([...budgets.map(yearOfBudget), ...state.payment.truedUp])].sort((a, b) => a - b);
  const { min, basis } = rule;
  return years.flatMap((year) => {
    const known = knownOf(state, budgets, year, min);
    return known === undefined ? [] : short({ rule: 'fund-floor', year, basis }, known);
  });
}

type Known = { haveFen: Fen; needFen: Fen; final: boolean };

function knownOf(state: CycleState, budgets: readonly BudgetOnRecord[], year: number, min: number): Known | undefined {
  const ended = state.payment.trueUps[year];
  if (ended !== undefined) return { haveFen: ended.spent, needFen: ended.floorFen, final: true };
  const own = budgets.filter((each) => yearOfBudget(each) === year);
  const base = own.flatMap((each) => each.fundBase ?? []).at(-1);
  if (base === undefined) return undefined;
  return { haveFen: sumFen(own.map((each) => each.fen)), needFen: floorOf(base, min), final: false };
}

function yearOfBudget({ approvedOn }: BudgetOnRecord): number {
  return yearOf(approvedOn);
}

/** The city gives so much for each station; what a year has no line for is missing whole. */
function subsidyShortfalls(state: CycleState, judging: Judging): Shortfall[] {
  const rule = measure(state, judging, 'station-subsidy');
  if (rule?.min === undefined) return [];
  const { min, basis } = rule;
  return contractYears(state).flatMap((year) => {
    const given = ownBudgets(state, year).filter((each) => each.source === 'citySubsidy');
    const needFen = fen(min * 100 * servedStations(state, year).length);
    const known = { haveFen: sumFen(given.map((each) => each.fen)), needFen, final: false };
    return short({ rule: 'station-subsidy', year, basis }, known);
  });
}

function short(about: Pick<Shortfall, 'rule' | 'year' | 'basis'>, known: Known): Shortfall[] {
  const { haveFen, needFen } = known;
  return haveFen >= needFen ? [] : [{ ...about, ...known, shortFen: fen(needFen - haveFen) }];
}

/** Contract years with a budget. */
function contractYears({ plan }: CycleState): number[] {
  return [...new Set(Object.values(plan.budgets).flatMap((lines) => lines.map(({ year }) => year)))];
}
