/** Codes of a no. The table of HTTP status, exit code and text in texts/ is total over this list. */
export const REFUSAL_CODES = [
  // of approvals
  'not-your-task',
  'task-not-open',
  'delegated-away',
  'content-changed',
  'view-changed',
  'already-decided',
  'step-decided',
  'separated',
  'opinion-required',
  'contents-missing',
  'already-running',
  'not-in-vote',
  'return-target',
  'too-many-rounds',
  'next-acted',
  'closed',
  'choose-next',
  'not-eligible',
  'already-here',
  'person-inactive',
  'too-many-transfers',
  'already-delegated',
  'proxy-may-not',
  'proxy-dates',
  'proxy-loop',
  'too-many-signers',
  'use-before-or-after',
  'route-seat',
  'outcome-used',
  'cycle-closed',
  'urged-today',
  'urged-enough',
  'not-allowed-to-read',
  'too-long',
  'batch-not-allowed',
  'money-needs-login',
  'paper-not-allowed',
  'paper-date',
  'preview-stale',
  'required-by-law',
  'under-approval',
  // of every command
  'retry-soon',
  'not-yet-recorded',
  'trigger-missing',
  'in-the-future',
  'bad-input',
  'unknown-cycle',
  'wrong-cycle',
  'cycle-not-open',
  'already-open',
  'wrong-stage',
  'not-authorised',
  'post-missing',
  'unknown-subject',
  'already-recorded',
  'rule-broken',
  'second-person-needed',
  'approval-needed',
  'no-route',
  'nothing-to-correct',
  'command-id-reused',
  // of coming in
  'not-signed-in',
  'sign-in-refused',
  'locked-out',
  'too-many-requests',
  'csrf-stale',
  'password-change-needed',
  'password-unfit',
  'out-of-scope',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/**
 * A no that says what is possible.
 * `tried`: the command kind. `why`: values for the text of the code (rule, date, person, field …), never a sentence.
 * `allowedNow`: command kinds this actor could give now.
 */
export type Refusal = {
  code: RefusalCode;
  tried: string;
  why: Record<string, string | number>;
  allowedNow: string[];
};

/** A refusal under construction: decide knows the code and why; the caller adds what was tried and what is allowed. */
export type No = { refused: RefusalCode; why: Record<string, string | number> };

/** A no of that code, with the values its text needs. */
export function no(code: RefusalCode, why: Record<string, string | number> = {}): No {
  return { refused: code, why };
}

/** Tells a no from anything else decide may answer. */
export function isNo(answer: unknown): answer is No {
  return typeof answer === 'object' && answer !== null && 'refused' in answer;
}
