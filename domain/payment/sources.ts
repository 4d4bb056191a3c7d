import type { CommandData } from '../commands.js';
import type { Broken, Judging } from '../cycle/chapter.js';
import { breaks, regimeOf } from '../cycle/checks.js';
import type { CycleState } from '../cycle/state.js';
import { type Fen, fen, sumFen } from '../money/fen.js';
import { ruleFor } from '../policy/lookup.js';
import type { Expense, FundSource } from '../policy/vocabulary.js';
import { type No, no } from '../refusal.js';
import { trancheKey } from './fold.js';
import { schemeOf } from './gates.js';
import { budgetLine, budgetsOf, fundLedger, ownBudgets, ownerOfMoney } from './ledger.js';
import type { FundShare, TrancheOf } from './types.js';

/** Which sources give that sum: those named, or else the only one that is budgeted. */
export function sharesOf(state: CycleState, data: CommandData['allocate-payment'], sum: Fen): FundShare[] | No {
  if (data.from !== undefined) {
    const whole = data.source === undefined && sumFen(data.from.map((each) => each.fen)) === sum;
    return whole && isDistinct(state, data.from) ? data.from : no('bad-input', { field: 'from', fen: sum });
  }
  if (data.source !== undefined) return [{ source: data.source, fen: sum }];
  const [only, ...more] = ownBudgets(state, data.year);
  return only === undefined || more.length > 0
    ? no('bad-input', { field: 'source' })
    : [{ source: only.source, fen: sum }];
}

function isDistinct(state: CycleState, shares: readonly FundShare[]): boolean {
  const keys = shares.map((each) => `${each.source}/${ownerOfMoney(state, each.purchaser)}`);
  return new Set(keys).size === keys.length;
}

/**
 * What of an allocation the separate accounts do not allow (单独核算、专款专用): money of another purchaser, a source not
 * budgeted for the year, more than is left of it, or a use it was not approved for. Where no budget of the year is on
 * record - a contract taken over, a purchase without one - there is nothing to keep apart, and the budget's own rule
 * speaks.
 */
export function fenceBroken(state: CycleState, judging: Judging, of: Drawing): Broken[] {
  if (budgetsOf(state, of.year).length === 0) return [];
  return of.shares.flatMap((share) => shareBroken(state, judging, of, share));
}

type Drawing = { year: number; shares: readonly FundShare[]; expense: Expense };

function shareBroken(state: CycleState, judging: Judging, { year, expense }: Drawing, share: FundShare): Broken[] {
  const { source } = share;
  const purchaser = ownerOfMoney(state, share.purchaser);
  if (purchaser !== null) return breaks(state, judging, 'ring-fence', 'other-purchaser', { source, purchaser });
  const budget = budgetLine(state, year, { source, purchaser });
  if (budget === undefined) return breaks(state, judging, 'ring-fence', 'source-not-budgeted', { source, year });
  if (budget.expenses?.includes(expense) === false)
    return breaks(state, judging, 'ring-fence', 'other-purpose', { source, expense });
  const leftFen = leftOf(state, year, source);
  return share.fen <= leftFen
    ? []
    : breaks(state, judging, 'ring-fence', 'over-source', { source, fen: share.fen, leftFen });
}

function leftOf(state: CycleState, year: number, source: FundSource): Fen {
  const line = fundLedger(state).find(
    (each) => each.year === year && each.source === source && each.purchaser === null,
  );
  return line?.leftFen ?? fen(0);
}

/** A payment goes out from where the tranche was allocated from, no more than that gave. */
export function paidFrom(
  state: CycleState,
  judging: Judging,
  data: TrancheOf & { fen: Fen; source?: FundSource },
): { broken: Broken[] } | No {
  const uses = state.payment.funds[trancheKey(data)] ?? [];
  if (data.source === undefined) return uses.length > 1 ? no('bad-input', { field: 'source' }) : { broken: [] };
  const { source } = data;
  const own = uses.filter((each) => each.source === source);
  const leftFen = fen(own.reduce((sum, each) => sum + each.allocatedFen - each.paidFen, 0));
  if (data.fen <= leftFen) return { broken: [] };
  return { broken: breaks(state, judging, 'ring-fence', 'over-source', { source, fen: data.fen, leftFen }) };
}

/** A source the scheme of the policy does not know. Who buys outside the Act spends money of his own (村集体出资). */
export function schemeBroken(state: CycleState, judging: Judging, sources: readonly FundSource[]): Broken[] {
  if (regimeOf(state) === 'nonAct') return [];
  const known = schemeOf(state, judging)?.sources;
  const strange = sources.filter((each) => known?.includes(each) === false);
  return strange.flatMap((source) => breaks(state, judging, 'payment-scheme', 'source-not-in-scheme', { source }));
}

/** What is spent on that money of the source may not buy (资金使用方向). */
export function usesBroken(
  state: CycleState,
  judging: Judging,
  source: FundSource,
  expenses: readonly Expense[],
): Broken[] {
  const wrong = expenses.filter((each) => !permits(state, judging, source, each));
  const values = { source, expenses: wrong.join(',') };
  return wrong.length === 0 ? [] : breaks(state, judging, 'fund-source-scope', 'not-permitted', values);
}

/** What a contract pays for that no source budgeted for its year may buy. */
export function contractUsesBroken(
  state: CycleState,
  judging: Judging,
  year: number,
  expenses: readonly Expense[],
): Broken[] {
  const sources = ownBudgets(state, year).map((each) => each.source);
  const wrong = expenses.filter((use) => !sources.some((source) => permits(state, judging, source, use)));
  if (sources.length === 0 || wrong.length === 0) return [];
  const values = { source: sources.join(','), expenses: wrong.join(',') };
  return breaks(state, judging, 'fund-source-scope', 'not-permitted', values);
}

function permits(state: CycleState, { policy }: Judging, source: FundSource, expense: Expense): boolean {
  const uses = ruleFor(policy, 'fund-source-scope', 'gate', regimeOf(state))?.permits?.[source];
  return uses === undefined || uses.includes(expense);
}
