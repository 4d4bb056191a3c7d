import type { CycleId } from '../ids.js';

/** Repairs of the engine and of what is derived, not of a case: what the record says of the case is untouched by them. */
export const ENGINE_REPAIRS = [
  'restart-from-record',
  'retry-now',
  'rebuild-row',
  'queue-reminders',
  'resend-letters',
] as const;
export type EngineRepairKind = (typeof ENGINE_REPAIRS)[number];

/**
 * A technical repair as it is shown before it is done. `does`: its kind, told in words by the texts. `on`: what it takes
 * hold of as things stand now (steps of the engine, notices, addresses), by name; empty where that is the cycle itself.
 * `loses`: what is gone afterwards, by code. `command`: what the operator types. None of them can be undone.
 */
export type EngineRepair = { kind: 'engine'; does: EngineRepairKind; on: string[]; loses: string[]; command: string };

const LOSES: Record<EngineRepairKind, string[]> = {
  'restart-from-record': ['engine-history', 'accepted-not-archived', 'notices-under-way'],
  'retry-now': ['count-of-tries'],
  'rebuild-row': [],
  'queue-reminders': [],
  'resend-letters': [],
};

/** What an engine repair of this cycle does. There is no reset: rewound state would meet facts that are archived. */
export function engineRepair(does: EngineRepairKind, cycle: CycleId, on: string[] = []): EngineRepair {
  return { kind: 'engine', does, on, loses: LOSES[does], command: `caigou operate ${does} --cycle ${cycle}` };
}
