import type { PlainDate } from '../calendar/plain-date.js';
import type { AttachmentRef } from '../cycle/common.js';
import type { YearNo } from '../ids.js';
import type { Fen } from '../money/fen.js';
import type { Expense, FundSource, Payer, PaymentGate } from '../policy/vocabulary.js';

/** Tranches are numbered within their contract year; `t<n>` counts over the whole cycle. */
export type TrancheOf = { year: YearNo; tranche: number };

/** What of a payment comes from one source. `purchaser`: id of whose money it is, left out for the cycle's own. */
export type FundShare = { source: FundSource; fen: Fen; purchaser?: string };

/** Interest for a payment that came late (逾期利息): counted from the day after `since`. */
export type LateInterest = { since: PlainDate; days: number; interestFen: Fen };

export type PaymentCommands = {
  'receive-invoice': TrancheOf & { fen: Fen; number: string; attachments?: AttachmentRef[] };
  'apply-payment': TrancheOf & { attachments: AttachmentRef[] };
  /** The service of the tranche was delivered: the clock of the law for small and medium enterprises starts. */
  'record-delivery': TrancheOf & { note?: string };
  /**
   * 拨付: the treasury passes the money on; this meets the tranche clock. From `source`, from the several of `from`, or,
   * with neither, from the only source that is budgeted.
   */
  'allocate-payment': TrancheOf & { fen?: Fen; source?: FundSource; from?: FundShare[]; expense?: Expense };
  /** 支付: the money reaches the contractor. */
  'make-payment': TrancheOf & { fen: Fen; source?: FundSource; payer?: Payer };
  'deduct-payment': TrancheOf & { fen: Fen; reason: string };
  'true-up-fund': { year: number; base: Fen; spent: Fen };
};

export type PaymentFacts = {
  'gate-passed': TrancheOf & { gate: PaymentGate; becauseOfSeq: number };
  'invoice-received': TrancheOf & { fen: Fen; number: string; attachments?: AttachmentRef[] };
  'payment-applied': TrancheOf & { attachments: AttachmentRef[] };
  /** `source`: the first one, where `from` names several. */
  'payment-allocated': TrancheOf & { fen: Fen; source: FundSource; from?: FundShare[]; expense?: Expense };
  'payment-made': TrancheOf & { fen: Fen; source?: FundSource; payer?: Payer; late?: LateInterest };
  'payment-deducted': TrancheOf & { fen: Fen; reason: string };
  'fund-trued-up': { year: number; base: Fen; spent: Fen; floorFen: Fen };
  'delivery-recorded': TrancheOf & { note?: string };
};
