import { type PlainDate, yearOf } from '../calendar/plain-date.js';
import { servedStations } from '../contract/stations.js';
import type { Station } from '../cycle/common.js';
import type { CycleState } from '../cycle/state.js';
import type { CycleId } from '../ids.js';
import { type Fen, fen, sumFen } from '../money/fen.js';
import type { Method, Regime } from '../policy/vocabulary.js';

/** What a look over the whole county needs of one cycle: who buys what in which year, and where service runs. */
export type LotLine = {
  cycleId: CycleId;
  programmeId: string;
  lot: string;
  title: string;
  leadCycle: CycleId | null;
  regime: Regime;
  method: Method;
  openedOn: PlainDate;
  closedOn: PlainDate | null;
  /** Fiscal year of the purchase: of its opening, or of the first signing for a contract taken over. */
  boughtIn: number;
  /** What the purchase costs as far as anybody has said; null where nobody has. */
  fen: Fen | null;
  /** What its first year costs, as far as anybody has said, rounded down; null where nobody has. */
  firstYearFen: Fen | null;
  /** The money approved for the first year of the programme, of its lead; null where there is none yet, or of a lot. */
  budgetFen: Fen | null;
  stations: Station[];
  /** Service under contract: first and last day, and the stations it is for. */
  service: { from: PlainDate; to: PlainDate; stations: Station[] }[];
};

/** The line of a cycle; undefined before it is open. */
export function lotLineOf(state: CycleState): LotLine | undefined {
  const { opening, adopted } = state.plan;
  if (opening === null) return undefined;
  const { programmeId, lot, title, leadCycle, regime, method, openedOn, stations } = opening;
  const contracts = Object.values(state.contract.years).toSorted((a, b) => a.year - b.year);
  const [first] = contracts;
  const boughtIn = adopted !== null && first !== undefined ? yearOf(first.signedOn) : yearOf(openedOn);
  const service = contracts.map(({ year, serviceFrom: from, serviceTo: to }) => {
    return { from, to, stations: servedStations(state, year) };
  });
  const base = { cycleId: state.cycleId, programmeId, lot, title, leadCycle, regime, method, openedOn };
  const money = { fen: costOf(state), firstYearFen: firstYearOf(state), budgetFen: budgetOf(state) };
  return { ...base, closedOn: state.yearEnd.closedOn, boughtIn, ...money, stations, service };
}

/** Signed, else a share of the expected cost, else the lot's own plan; a plan of the whole programme is no lot's own. */
function firstYearOf({ plan, contract, programme }: CycleState): Fen | null {
  const { opening, plans } = plan;
  if (contract.years.y1 !== undefined) return contract.years.y1.fenInForce;
  if (opening?.estimateFen !== undefined) return perYear(opening.estimateFen, opening.years);
  if (opening?.leadCycle !== null && programme.joined?.refused === null) return null;
  return plans.y1?.fen ?? null;
}

/** An even share of a sum over years, rounded down: a warning must not come of the rounding. */
export function perYear(sum: Fen, years: number): Fen {
  return fen(Math.floor(sum / years));
}

function budgetOf({ plan: { opening, budgets } }: CycleState): Fen | null {
  const lines = opening?.leadCycle === null ? (budgets.y1 ?? []) : [];
  return lines.length === 0 ? null : sumFen(lines.map((each) => each.fen));
}

/**
 * The expected cost of the opening; else what the lot's own plans, or its contracts, add up to. Plans and budgets that
 * came from the lead are of the whole programme: they are the lead's, and no lot counts them again.
 */
function costOf(state: CycleState): Fen | null {
  const { opening, plans, budgets } = state.plan;
  if (opening?.estimateFen !== undefined) return opening.estimateFen;
  const signed = Object.values(state.contract.years).map(({ fenInForce }) => fenInForce);
  if (signed.length > 0) return sumFen(signed);
  if (opening?.leadCycle !== null && state.programme.joined?.refused === null) return null;
  const planned = Object.values(plans).map((each) => each.fen);
  if (planned.length > 0) return sumFen(planned);
  const budgeted = Object.values(budgets).flatMap((year) => year.map((each) => each.fen));
  return budgeted.length > 0 ? sumFen(budgeted) : null;
}
