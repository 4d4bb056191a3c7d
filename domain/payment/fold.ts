import type { PlainDate } from '../calendar/plain-date.js';
import type { Folds } from '../cycle/chapter.js';
import type { YearNo } from '../ids.js';
import { type Fen, fen } from '../money/fen.js';
import type { AdoptedYear } from '../plan/types.js';
import type { FundSource, PaymentGate } from '../policy/vocabulary.js';
import type { PaymentFacts, TrancheOf } from './types.js';

export type TrancheOnRecord = TrancheOf & {
  gatePassed: { gate: PaymentGate; on: PlainDate } | null;
  appliedOn: PlainDate | null;
  invoicedFen: Fen;
  /** 拨付. */
  allocatedFen: Fen;
  allocatedOn: PlainDate | null;
  /** 支付. */
  paidFen: Fen;
  paidOn: PlainDate | null;
  deductedFen: Fen;
};

/** What of a tranche came from one source; null where an older record names none. */
export type FundUse = { year: YearNo; source: FundSource | null; purchaser?: string; allocatedFen: Fen; paidFen: Fen };

/** Tranches, and the sources they came from, by `y1/1`: contract year and number within it. */
export type PaymentState = {
  tranches: Record<string, TrancheOnRecord>;
  funds: Record<string, FundUse[]>;
  truedUp: number[];
  /** The year's fund as it was in the end, by calendar year. */
  trueUps: Record<string, { base: Fen; spent: Fen; floorFen: Fen }>;
  /** Interest of payments that came late, by tranche. */
  lateInterest: Record<string, Fen>;
};

export function initialPayment(): PaymentState {
  return { tranches: {}, funds: {}, truedUp: [], trueUps: {}, lateInterest: {} };
}

export function trancheKey(of: TrancheOf): string {
  return `y${of.year}/${of.tranche}`;
}

const NONE = fen(0);

function change(
  slice: PaymentState,
  of: TrancheOf,
  by: (old: TrancheOnRecord) => Partial<TrancheOnRecord>,
): PaymentState {
  const old = slice.tranches[trancheKey(of)] ?? {
    year: of.year,
    tranche: of.tranche,
    gatePassed: null,
    appliedOn: null,
    invoicedFen: NONE,
    allocatedFen: NONE,
    allocatedOn: null,
    paidFen: NONE,
    paidOn: null,
    deductedFen: NONE,
  };
  return { ...slice, tranches: { ...slice.tranches, [trancheKey(of)]: { ...old, ...by(old) } } };
}

type Drawn = { source: FundSource | null; fen: Fen; purchaser?: string };

/** The sources of a tranche, with what was paid out of each so far. */
function drawn(slice: PaymentState, of: TrancheOf, shares: readonly Drawn[]): PaymentState {
  const old = slice.funds[trancheKey(of)] ?? [];
  const uses = shares.map(({ fen: allocatedFen, ...share }): FundUse => {
    const before = old.find((each) => each.source === share.source && each.purchaser === share.purchaser);
    return { year: of.year, ...share, allocatedFen, paidFen: before?.paidFen ?? NONE };
  });
  return { ...slice, funds: { ...slice.funds, [trancheKey(of)]: uses } };
}

/** Out of the source the payment names, or else the first of the tranche; interest for a late one adds up. */
function paidOut(slice: PaymentState, data: PaymentFacts['payment-made']): PaymentState {
  const uses = slice.funds[trancheKey(data)] ?? [];
  const named = uses.findIndex((each) => each.source === data.source);
  const from = Math.max(named, 0);
  const after = uses.map((each, at) => (at === from ? { ...each, paidFen: fen(each.paidFen + data.fen) } : each));
  const before = slice.lateInterest[trancheKey(data)] ?? NONE;
  const lateInterest =
    data.late === undefined
      ? slice.lateInterest
      : { ...slice.lateInterest, [trancheKey(data)]: fen(before + data.late.interestFen) };
  return { ...slice, funds: { ...slice.funds, [trancheKey(data)]: after }, lateInterest };
}

export const paymentFolds: Folds<PaymentFacts, PaymentState> = {
  'gate-passed': (slice, { data, on }) => change(slice, data, () => ({ gatePassed: { gate: data.gate, on } })),
  'invoice-received': (slice, { data }) =>
    change(slice, data, (old) => ({ invoicedFen: fen(old.invoicedFen + data.fen) })),
  'payment-applied': (slice, { data, on }) => change(slice, data, () => ({ appliedOn: on })),
  'payment-allocated': (slice, { data, on }) =>
    // A tranche is allocated once; told again by a correction, it is the corrected sum.
    change(drawn(slice, data, data.from ?? [{ source: data.source, fen: data.fen }]), data, () => ({
      allocatedFen: data.fen,
      allocatedOn: on,
    })),
  'payment-made': (slice, { data, on }) =>
    change(paidOut(slice, data), data, (old) => ({ paidFen: fen(old.paidFen + data.fen), paidOn: on })),
  'payment-deducted': (slice, { data }) =>
    change(slice, data, (old) => ({ deductedFen: fen(old.deductedFen + data.fen) })),
  'fund-trued-up': (slice, { data: { year, ...sums } }) => ({
    ...slice,
    truedUp: [...slice.truedUp, year],
    trueUps: { ...slice.trueUps, [year]: sums },
  }),
  // Money falls due for a tranche of which nothing else may be on record yet.
  'delivery-recorded': (slice, { data }) => change(slice, data, () => ({})),
};

/** What earlier years had allocated before the cycle was adopted. */
export function adoptPayments(slice: PaymentState, contracts: AdoptedYear[]): PaymentState {
  return contracts
    .flatMap((contract) => contract.allocated.map((each) => ({ ...each, year: contract.year })))
    .reduce(
      (state, { year, tranche, fen: amount, on, source = null }) =>
        change(drawn(state, { year, tranche }, [{ source, fen: amount }]), { year, tranche }, () => ({
          allocatedFen: amount,
          allocatedOn: on,
        })),
      slice,
    );
}
