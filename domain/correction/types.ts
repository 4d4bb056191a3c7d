import type { PlainDate } from '../calendar/plain-date.js';
import type { CompiledCalendar } from '../calendar/year-data.js';
import type { PackedPolicy } from '../policy/pack.js';
import type { RuleId } from '../policy/rule-ids.js';
import type { PolicyRef } from '../policy/types.js';
import type { ExcusableDuty } from '../policy/vocabulary.js';
import type { EngineRepairKind } from '../repair/engine.js';

/** What moved a due day: an extension, a calendar, a policy, a corrected record, or the course of things. */
export type MoveCause = 'extended' | 'calendar' | 'policy' | 'corrected' | 'course';

export type MovedDate = { obligation: string; from: PlainDate | null; to: PlainDate | null };

export type CorrectionCommands = {
  'extend-obligation': { obligation: string; to: PlainDate; reason: string };
  'waive-obligation': { obligation: string; reason: string };
  'correct-fact': { seq: number; data: Record<string, unknown>; on?: PlainDate; reason: string };
  'record-deviation': { what: string; rule?: RuleId; reason: string };
  /** Packed, for it stays in the engine's history with the command. */
  'move-to-policy': { policy: PackedPolicy; reason: string };
  /** The cycle stays with its version though that newer one is in force. */
  'keep-policy': { instead: PolicyRef; reason: string };
  /** One person may approve though he carried that duty too: who gives it is the approver on record. */
  'grant-derogation': { person: string; duty: ExcusableDuty; basis: string };
  /** `notice`: what is new in it, in words, for whoever asks why a day moved. */
  'apply-calendar': { calendar: CompiledCalendar; notice?: string };
  /** The reply to a reminder: seen, or late until a day. */
  'answer-notice': { obligation: string; answer: 'seen' | 'late'; until?: PlainDate; note?: string };
  /** The reply that it is not his: whose it is, in his own words. */
  'redirect-notice': { obligation: string; to: string; note?: string };
  /** Beside the repair itself, which is done to the engine: so whoever reads the record finds who did it, and why. */
  'record-engine-repair': { repair: EngineRepairKind; reason: string };
};

export type CorrectionFacts = {
  'obligation-extended': { obligation: string; from: PlainDate; to: PlainDate; reason: string };
  'obligation-waived': { obligation: string; reason: string };
  'fact-corrected': { seq: number; kind: string; data: Record<string, unknown>; on: PlainDate; reason: string };
  'deviation-recorded': { what: string; rule?: RuleId; reason: string };
  'policy-moved': { from: string; to: string; reason: string };
  'policy-kept': { policy: PolicyRef; instead: PolicyRef; reason: string };
  'derogation-granted': { person: string; name: string; duty: ExcusableDuty; basis: string };
  'calendar-applied': { from: string; to: string; notice?: string };
  /** Beside the fact that moved them. */
  'dates-moved': { moved: MovedDate[]; why: MoveCause; reason?: string };
  'notice-answered': { obligation: string; answer: 'seen' | 'late'; until?: PlainDate; note?: string };
  'notice-redirected': { obligation: string; to: string; note?: string };
  'engine-repaired': { repair: EngineRepairKind; reason: string };
};
