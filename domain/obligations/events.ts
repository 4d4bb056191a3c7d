import type { PlainDate } from '../calendar/plain-date.js';
import type { SubjectId } from '../ids.js';
import type {
  Disclosure,
  EvaluationSlot,
  FilingOf,
  Method,
  PaymentGate,
  Recipient,
  ReportKind,
  WorkerRole,
} from '../policy/vocabulary.js';

/**
 * What clocks start from and are stopped by. Every kind of the first and the last block is a fact kind; the fold of a
 * chapter says which facts leave an event. The first block is fixed by the rule catalogue: other programs name these
 * triggers.
 */
export const TRIGGER_KINDS = [
  'intention-published',
  'plan-approved',
  'budget-approved',
  'tender-issued',
  'bids-opened',
  'bid-evaluation-finished',
  'evaluation-report-received',
  'award-decided',
  'award-notice-sent',
  'result-notice-ended',
  'challenge-received',
  'enquiry-received',
  'complaint-received',
  'renewal-decided',
  'contract-signed',
  'contract-effective',
  'service-ended',
  'contract-amended',
  'filing-submitted',
  'project-started',
  'worker-hired',
  'worker-started',
  'worker-placed',
  'certification-breached',
  'station-below-minimum',
  'period-ended',
  'result-confirmed',
  'gate-passed',
  'payment-applied',
  'invoice-received',
  'delivery-recorded',
  'acceptance-recorded',
  'year-failed',
  'drift-reported',
  'correction-ordered',
  'contractor-changed',
  'calendar-year-ended',
  'cycle-closed',
] as const;
export type TriggerKind = (typeof TRIGGER_KINDS)[number];

/** Days a fact leaves beside its own: from each, a clock of a worker counts. */
export const FOLLOWING_KINDS = ['worker-year-started', 'registration-started'] as const;
export type FollowingKind = (typeof FOLLOWING_KINDS)[number];

/**
 * What the record says under a policy, and no fact says by itself: a worker is qualified by one of the ways the policy
 * names; the class hours of a year or a registration are complete. They only stop clocks, and are judged when asked.
 */
export const JUDGED_KINDS = ['worker-qualified', 'training-completed'] as const;
export type JudgedKind = (typeof JUDGED_KINDS)[number];

/** Events that only stop clocks. */
export const STOPPING_KINDS = [
  'documents-changed',
  'receipt-recorded',
  'contract-published',
  'contract-change-published',
  'deployment-confirmed',
  'premises-confirmed',
  'labour-contract-recorded',
  'certificate-recorded',
  'consequence-applied',
  'training-recorded',
  'station-refilled',
  'report-received',
  'report-sent-up',
  'evaluation-published',
  'evaluation-sent-up',
  'annual-result-determined',
  'payment-allocated',
  'payment-made',
  'acceptance-published',
  'correction-closed',
  'service-suspended',
  'fund-trued-up',
  'plan-drafted',
  'successor-opened',
  'handover-recorded',
  'disclosure-recorded',
  'bond-refunded',
  'bond-taken',
  'enquiry-answered',
  'challenge-answered',
  'complaint-replied',
  'single-source-notice-published',
  'worker-removed',
  'filing-returned',
  'tender-voided',
  'award-declined',
  'contract-terminated',
  'bridge-contract-signed',
  'plan-reopened',
] as const;
export type StoppingKind = (typeof STOPPING_KINDS)[number];
export type EventKind = TriggerKind | FollowingKind | JudgedKind | StoppingKind;

/** Closed list of what a rule may filter events by. */
export type EventAttrs = {
  of?: FilingOf;
  to?: Recipient;
  report?: ReportKind;
  slot?: EvaluationSlot;
  gate?: PaymentGate;
  method?: Method;
  role?: WorkerRole;
  year?: 'first' | 'middle' | 'last' | 'only';
  pass?: boolean;
  agentUsed?: boolean;
  bond?: boolean;
  affectsBids?: boolean;
  sme?: boolean;
  disclosure?: Disclosure;
  registered?: boolean;
  /** The worker has a degree in social work: qualified in some places without a certificate. */
  degree?: boolean;
  employer?: 'contractor' | 'township';
  renewal?: 'renew' | 'retender' | 'bridge' | 'end-no-budget';
  who?: 'winner' | 'losers';
  /** The event speaks for the next contract year: the renewal of year 1 makes the signing of year 2 due. */
  next?: boolean;
};

/**
 * One event on the record. `subjects` are all things it is about (a signing: the year, the lot, each station), so a
 * rule of any scope finds its own. `expected`: the day is known, the fact is not there yet (end of service).
 */
export type EventRecord = {
  kind: EventKind;
  on: PlainDate;
  /** Legal day it was put on record: nobody is reminded for days before anybody knew. */
  recordedOn: PlainDate;
  seq: number;
  subjects: SubjectId[];
  attrs: EventAttrs;
  expected?: true;
};

const FACT_EVENTS: ReadonlySet<EventKind> = new Set([...TRIGGER_KINDS, ...STOPPING_KINDS]);

/** True for the event that has the name of its fact. */
export function isOfFact<E extends Pick<EventRecord, 'kind'>>(
  event: E,
): event is E & { kind: TriggerKind | StoppingKind } {
  return FACT_EVENTS.has(event.kind);
}
