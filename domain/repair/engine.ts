import type { CycleId } from '../ids.js';

/** Repairs of the engine, not of a case: what the record says is untouched by them. */
export const ENGINE_REPAIRS = ['restart-from-record'] as const;
export type EngineRepairKind = (typeof ENGINE_REPAIRS)[number];

/**
 * A technical repair as it is shown before it is done. `does`: its kind, told in words by the texts. `loses`: what is
 * gone afterwards, by code. `command`: what the operator types. None of them can be undone.
 */
export type EngineRepair = { kind: 'engine'; does: EngineRepairKind; loses: string[]; command: string };

const LOSES: Record<EngineRepairKind, string[]> = {
  'restart-from-record': ['engine-history', 'accepted-not-archived', 'notices-under-way'],
};

/** What an engine repair of this cycle does. There is no reset: rewound state would meet facts that are archived. */
export function engineRepair(does: EngineRepairKind, cycle: CycleId): EngineRepair {
  return { kind: 'engine', does, loses: LOSES[does], command: `caigou operate ${does} --cycle ${cycle}` };
}
