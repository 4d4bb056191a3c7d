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

/** What starting the second clock does, in this order: as far as its Schedule needs it. */
export const CLOCK_STEPS = ['create', 'unpause', 'end-round', 'begin-round'] as const;
export type ClockStep = (typeof CLOCK_STEPS)[number];

/** The same for the second clock, which is of no cycle. It loses nothing: a round goes by all that is on record. */
export type ClockRepair = {
  kind: 'engine';
  does: 'start-second-clock';
  on: ClockStep[];
  loses: string[];
  command: string;
};

/** What starting the second clock would do; null where it runs and a round is on its way. */
export function clockRepair(on: ClockStep[]): ClockRepair | null {
  return on.length === 0 ? null : clockStart(on);
}

/** Starting the second clock by these steps; by none where that was done before, under the same id. */
export function clockStart(on: ClockStep[]): ClockRepair {
  const does = 'start-second-clock';
  return { kind: 'engine', does, on, loses: [], command: `caigou operate ${does}` };
}
