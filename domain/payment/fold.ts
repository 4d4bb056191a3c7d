import type { PlainDate } from '../calendar/plain-date.js';
import type { Folds } from '../cycle/chapter.js';
import { type Fen, fen } from '../money/fen.js';
import type { AdoptedYear } from '../plan/types.js';
import type { PaymentGate } from '../policy/vocabulary.js';
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

/** Tranches by `y1/1`: contract year and number within it. */
export type PaymentState = { tranches: Record<string, TrancheOnRecord>; truedUp: number[] };

export function initialPayment(): PaymentState {
  return { tranches: {}, truedUp: [] };
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

export const paymentFolds: Folds<PaymentFacts, PaymentState> = {
  'gate-passed': (slice, { data, on }) => change(slice, data, () => ({ gatePassed: { gate: data.gate, on } })),
  'invoice-received': (slice, { data }) =>
    change(slice, data, (old) => ({ invoicedFen: fen(old.invoicedFen + data.fen) })),
  'payment-applied': (slice, { data, on }) => change(slice, data, () => ({ appliedOn: on })),
  'payment-allocated': (slice, { data, on }) =>
    // A tranche is allocated once; told again by a correction, it is the corrected sum.
    change(slice, data, () => ({ allocatedFen: data.fen, allocatedOn: on })),
  'payment-made': (slice, { data, on }) =>
    change(slice, data, (old) => ({ paidFen: fen(old.paidFen + data.fen), paidOn: on })),
  'payment-deducted': (slice, { data }) =>
    change(slice, data, (old) => ({ deductedFen: fen(old.deductedFen + data.fen) })),
  'fund-trued-up': (slice, { data }) => ({ ...slice, truedUp: [...slice.truedUp, data.year] }),
  'delivery-recorded': (slice) => slice,
};

/** What earlier years had allocated before the cycle was adopted. */
export function adoptPayments(slice: PaymentState, contracts: AdoptedYear[]): PaymentState {
  return contracts
    .flatMap((contract) => contract.allocated.map((each) => ({ ...each, year: contract.year })))
    .reduce(
      (state, { year, tranche, fen: amount, on }) =>
        change(state, { year, tranche }, () => ({ allocatedFen: amount, allocatedOn: on })),
      slice,
    );
}
