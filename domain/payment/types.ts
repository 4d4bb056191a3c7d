import type { AttachmentRef } from '../cycle/common.js';
import type { YearNo } from '../ids.js';
import type { Fen } from '../money/fen.js';
import type { FundSource, PaymentGate } from '../policy/vocabulary.js';

/** Tranches are numbered within their contract year; `t<n>` counts over the whole cycle. */
export type TrancheOf = { year: YearNo; tranche: number };

export type PaymentCommands = {
  'receive-invoice': TrancheOf & { fen: Fen; number: string; attachments?: AttachmentRef[] };
  'apply-payment': TrancheOf & { attachments: AttachmentRef[] };
  /** 拨付: the treasury passes the money on; this meets the tranche clock. */
  'allocate-payment': TrancheOf & { fen?: Fen; source: FundSource };
  /** 支付: the money reaches the contractor. */
  'make-payment': TrancheOf & { fen: Fen };
  'deduct-payment': TrancheOf & { fen: Fen; reason: string };
  'true-up-fund': { year: number; base: Fen; spent: Fen };
};

export type PaymentFacts = {
  'gate-passed': TrancheOf & { gate: PaymentGate; becauseOfSeq: number };
  'invoice-received': TrancheOf & { fen: Fen; number: string; attachments?: AttachmentRef[] };
  'payment-applied': TrancheOf & { attachments: AttachmentRef[] };
  'payment-allocated': TrancheOf & { fen: Fen; source: FundSource };
  'payment-made': TrancheOf & { fen: Fen };
  'payment-deducted': TrancheOf & { fen: Fen; reason: string };
  'fund-trued-up': { year: number; base: Fen; spent: Fen; floorFen: Fen };
  'delivery-recorded': TrancheOf & { note?: string };
};
