import type { ProofLine } from '../calendar/deadline.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { SubjectId } from '../ids.js';
import type { ClockRuleId } from '../policy/rule-ids.js';
import type { Authority } from '../policy/types.js';
import type { ReminderSeverity, ResolvedOwner } from '../policy/vocabulary.js';
import type { EventKind } from './events.js';
import type { Verdict } from './facts.js';

/** `waiting`: the trigger is not there. `breached`: past due and still open. */
export type ObligationStatus = 'waiting' | 'open' | 'suspended' | 'breached' | 'met' | 'metLate' | 'waived' | 'void';
export type ObligationNote = 'interpretation' | 'beforeAdoption';

/** One duty (义务): who owes what by when, since which event, and how the date was reached. */
export type Obligation = {
  /** `rule@subject#n`. */
  id: string;
  rule: ClockRuleId;
  subject: SubjectId;
  n: number;
  owner: ResolvedOwner;
  trigger: { kind: EventKind; on: PlainDate; seq: number };
  /** Null for `notBefore` rules. */
  due: PlainDate | null;
  notBefore?: PlainDate;
  actBy?: PlainDate;
  interpretationLatest?: PlainDate;
  certainty: 'final' | 'provisional';
  earliest: PlainDate | null;
  latest: PlainDate | null;
  authority: Authority;
  /** Where a lower layer restates a rule of law: the day the law itself gives, and where it says so. */
  law?: { due: PlainDate; basis: string };
  /** A payment due after the treasury closes: the last day on which it still pays in that year. */
  treasuryCloses?: PlainDate;
  severity: ReminderSeverity;
  status: ObligationStatus;
  note?: ObligationNote;
  basis: string;
  proof: ProofLine[];
};

/** What is kept of an obligation that ended. */
export type ClosedObligation = {
  rule: ClockRuleId;
  subject: SubjectId;
  owner: ResolvedOwner;
  due: PlainDate | null;
  certainty: 'final' | 'provisional';
  verdict: Verdict;
  note?: ObligationNote;
  on: PlainDate;
  seq: number;
  /** The trigger it was counted from, so that a list can show it without the whole record. */
  trigger: { kind: EventKind; on: PlainDate; seq: number };
};
