import type { Due } from '../approval/types.js';
import type { ProofLine } from '../calendar/deadline-types.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { FactDraft } from '../facts.js';
import type { Shortfall } from '../payment/outlook.js';
import type { Refusal } from '../refusal.js';
import type { Second, Undo } from '../repair/types.js';
import type { PolicyMove } from '../what-if/types.js';

/** One task, as a preview names it. `title`: of its step, null for a revision. `proof` leads to its day. */
export type TaskLine = {
  task: string;
  step: string;
  title: string | null;
  holder: string;
  due?: Due;
  proof: ProofLine[];
};
/** A task that goes from one hand to another; its day as it would be then. */
export type MovedTask = { task: string; title: string | null; from: string; to: string; due: Due; proof: ProofLine[] };
/** One notice, as a preview names it. */
export type NoticeLine = { key: string; occurrence: string; on: PlainDate };

/**
 * What a command would change, before anybody gives it: the same function for every command. `basis` names the
 * versions it rests on, so that a preview that went stale can be told.
 */
export type Preview = {
  basis: { seq: number; version?: number; directoryRev: number; calendar: string; policy: string };
  refusal?: Refusal;
  wouldAppend: FactDraft[];
  tasks: { ended: TaskLine[]; born: TaskLine[]; moved: MovedTask[] };
  decisionsVoided: { who: string; step: string; title: string | null; on: PlainDate }[];
  /** `treasuryCloses`: a payment would be due only after the treasury closes. */
  dates: { of: string; before?: Due; after?: Due; treasuryCloses?: PlainDate; proof: ProofLine[] }[];
  /** `of`: the duty, as in `dates`. */
  limits: { of: string; rule: string; due: PlainDate; slackBefore: number; slackAfter: number; breaks: boolean }[];
  notices: { cancelled: NoticeLine[]; queued: NoticeLine[] };
  /** Where the money planned would then be short, as far as the command changes that. */
  shortfalls: Shortfall[];
  /** Of a repair alone: who must agree, and until when it can be undone. What it would change is shown as agreed to. */
  second?: Second;
  undo?: Undo;
  /** Of a move to another policy alone: all that would be otherwise under it. */
  policyMove?: PolicyMove;
};
