import type { ApprovalFacts } from './approval/facts.js';
import type { Instant } from './calendar/instant.js';
import type { PlainDate } from './calendar/plain-date.js';
import type { ContractFacts } from './contract/types.js';
import type { CorrectionFacts } from './correction/types.js';
import type { EvaluationFacts } from './evaluation/types.js';
import type { CycleId, Sha256 } from './ids.js';
import type { ObligationFacts } from './obligations/facts.js';
import type { PaymentFacts } from './payment/types.js';
import type { FactActor } from './people.js';
import type { PlanFacts } from './plan/types.js';
import type { ProgrammeFacts } from './programme/types.js';
import type { ReportFacts } from './report/types.js';
import type { StaffFacts } from './staff/types.js';
import type { TenderFacts } from './tender/types.js';
import type { YearEndFacts } from './year-end/types.js';

/** Every fact kind with its payload. On the record for ever: a kind is never renamed, a payload never changed. */
export type FactData = PlanFacts &
  TenderFacts &
  ContractFacts &
  StaffFacts &
  ReportFacts &
  EvaluationFacts &
  PaymentFacts &
  YearEndFacts &
  ProgrammeFacts &
  CorrectionFacts &
  ApprovalFacts &
  ObligationFacts;

export type FactKind = keyof FactData;

/** What decide answers: the envelope is added when the fact is accepted. `on` defaults to the command's legal day. */
export type FactDraft = { [K in FactKind]: { kind: K; data: FactData[K]; on?: PlainDate } }[FactKind];

/** The envelope of a fact without its content. */
export type FactEnvelope = {
  v: 1;
  cycleId: CycleId;
  seq: number;
  /** When it was put on record. */
  at: Instant;
  /** The legal day it belongs to. */
  on: PlainDate;
  actor: FactActor;
  /** Commands: their id. Wakes: `wake/<instant>`. Outcomes of an effect: `effect/<seq of its cause>`. */
  commandId: string;
  /** Ordinal within its command. */
  n: number;
  prevHash: Sha256;
  hash: Sha256;
};

/** One fact on the record, chained by hash to the one before. */
export type FactOf<K extends FactKind> = FactEnvelope & { kind: K; data: FactData[K] };
export type Fact = { [K in FactKind]: FactOf<K> }[FactKind];

/** The answer to an accepted command: seq and hash of its last fact. */
export type Ack = { seq: number; hash: Sha256 };
