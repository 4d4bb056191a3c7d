import type { PlainDate } from '../calendar/plain-date.js';
import type { ClockRuleId, RuleId } from '../policy/rule-ids.js';
import type { ResolvedOwner } from '../policy/vocabulary.js';
import type { EventKind } from './events.js';

/** How an obligation ended; never judged again. */
export type Verdict = 'met' | 'metLate' | 'waived' | 'void';

export type ObligationFacts = {
  'obligation-closed': {
    obligation: string;
    rule: ClockRuleId;
    subject: string;
    owner: ResolvedOwner;
    trigger: { kind: EventKind; on: PlainDate; seq: number };
    due: PlainDate | null;
    certainty: 'final' | 'provisional';
    calendarVersion: string;
    verdict: Verdict;
    /** Signing between the calendar day and the rolled day; a clock that ended before the cycle was adopted. */
    note?: 'interpretation' | 'beforeAdoption';
    bySeq: number | null;
  };
  /** A rule was broken; what happened stands, and the breach is on record. `n` of the fact it belongs to. */
  'violation-recorded': {
    rule: RuleId;
    basis: string;
    what: string;
    values: Record<string, string | number>;
    ofN: number;
    secondPerson?: { id: string; name: string };
  };
  /** Notices handed to the outbox, one fact a batch. Key: `<obligation or task>/<occurrence>/<revision>`. */
  'notices-queued': { keys: string[] };
};
