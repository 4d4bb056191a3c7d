import type { PlainDate } from '../calendar/plain-date.js';
import type { Stage } from '../cycle/stage.js';
import type { Obligation, ObligationStatus } from '../obligations/types.js';
import type { Difference } from '../policy/diff.js';
import type { MovedRule } from '../policy/moved-rules.js';
import type { RuleId } from '../policy/rule-ids.js';
import type { Refusal } from '../refusal.js';

/** How one duty stands under one of the policies. */
export type Standing = Pick<Obligation, 'due'> & { notBefore?: PlainDate; status: ObligationStatus };

/** A duty with another day or status under the other policy; null where a policy does not know it. */
export type DutyDifference = { id: string; rule: string; subject: string; a: Standing | null; b: Standing | null };
/** A command that one policy takes and the other refuses, or refuses on another ground. */
export type RefusalDifference = { no: number; kind: string; a: Refusal | null; b: Refusal | null };
/** A breach that is on record under one policy only. */
export type ViolationDifference = { rule: string; what: string; on: PlainDate; only: 'a' | 'b' };

/** What is otherwise in one cycle under policy B than under policy A. */
export type WhatIf = {
  duties: DutyDifference[];
  refusals: RefusalDifference[];
  violations: ViolationDifference[];
  /** Where the cycle stands, where that differs. */
  stage: { a: Stage; b: Stage } | null;
};

/**
 * What a move to another policy changes for one cycle: days and statuses of its duties, then the parameters and rules by
 * which every later act of it is accepted, marked or refused. `kept`: rules that change for later cycles only.
 */
export type PolicyMove = { duties: DutyDifference[]; params: Difference[]; rules: MovedRule[]; kept: RuleId[] };
