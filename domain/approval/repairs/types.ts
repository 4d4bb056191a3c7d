import type { FactDraft } from '../../facts.js';
import type { PersonCard } from '../../people.js';
import type { No } from '../../refusal.js';
import type { ApprovalCommands } from '../commands.js';
import type { Acting } from '../pretend.js';
import type { Approval } from '../types.js';

/** Repairs of a running approval (修复): acts of an administrator that the route does not know. */
export const REPAIR_KINDS = [
  'repair-reassign',
  'repair-jump',
  'repair-replace-seat',
  'repair-close-vote',
  'repair-extend-limit',
  'repair-from-superior',
] as const satisfies (keyof ApprovalCommands)[];
export type RepairKind = (typeof REPAIR_KINDS)[number];

/** What the record calls a hand-over where it stands beside repairs, to be undone like one. */
export const HAND_OVER = 'hand-over';

/** Tells a repair from any other command. */
export function isRepair(kind: string): kind is RepairKind {
  return (REPAIR_KINDS as readonly string[]).includes(kind);
}

/** What a repair is judged by. `people`: cards of those it names; `proposer`: all ids of who wants it. */
export type Ground = { acting: Acting; approval: Approval; people: readonly PersonCard[]; proposer: readonly string[] };

/** What a repair does: its own facts, and what the record says was changed. */
export type Done = { facts: FactDraft[]; change: Record<string, unknown> };

export type Does<K extends RepairKind> = (ground: Ground, data: ApprovalCommands[K]) => Done | No;

/**
 * Why a repair needs a second person: it voids a decision, skips a step, changes who decides on money, award,
 * evaluation or renewal, ends a vote, or asks anew what was approved.
 */
export type SecondReason = 'voids-decision' | 'skips-step' | 'who-decides' | 'ends-vote' | 'was-approved';
