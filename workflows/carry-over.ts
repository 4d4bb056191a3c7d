import { makeContinueAsNewFunc, patched, workflowInfo } from '@temporalio/workflow';
import { STATE_VERSION } from '../domain/cycle/state.js';
import type { Desk } from './cycle-desk.js';
import type { CycleInput, CycleResult, RunLimits } from './messages.js';

/** A cold replay of so many events takes some 40 ms; Temporal itself would suggest leaving at 4,096. */
const EVENTS_PER_RUN = 120;

/** History events after which a run leaves at the next quiet moment. */
function softLimit(limits: RunLimits | undefined): number {
  return limits?.events ?? EVENTS_PER_RUN;
}

/**
 * History events after which new commands are told `retry-soon`: under a steady load there is never a quiet moment,
 * and without this the run would grow without end.
 */
function hardLimit(limits: RunLimits | undefined): number {
  return 2 * softLimit(limits) + 20;
}

/** True when the run has grown enough to leave at the next quiet moment. */
export function isLong(limits: RunLimits | undefined): boolean {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return continueAsNewSuggested || historyLength >= softLimit(limits);
}

/** True when the run has grown so much that it must come to rest first. */
export function isOverfull(limits: RunLimits | undefined): boolean {
  return workflowInfo().historyLength >= hardLimit(limits);
}

/**
 * True when the state was folded by other code. The mark in history keeps a replay of what the older code did on its
 * way: `patched` is false there and true from the first live task on. It writes, so no validator or condition asks this.
 */
export function isOutdated({ stateVersion }: CycleInput): boolean {
  return stateVersion !== STATE_VERSION && patched(`leave-for-state-v${STATE_VERSION}`);
}

/** What the next run starts with. Only called when everything accepted is archived, or overturned. */
export function carryOver(input: CycleInput, desk: Desk): CycleInput {
  const { state, handled, packed, calendar } = desk;
  const sound = desk.ready && input.stateVersion === STATE_VERSION;
  return {
    cycleId: input.cycleId,
    stateVersion: STATE_VERSION,
    state,
    handledCommands: handled,
    policy: packed,
    calendar,
    clockOffsetMs: input.clockOffsetMs,
    ...(sound ? {} : { rebuild: true as const }),
    ...(input.limits === undefined ? {} : { limits: input.limits }),
  };
}

/** Ends this run and starts the next. The server copies no memo, so it is passed again. */
export function continueWith(next: CycleInput): Promise<never> {
  const { memo } = workflowInfo();
  const options = memo === undefined ? {} : { memo };
  return makeContinueAsNewFunc<(input: CycleInput) => Promise<CycleResult>>(options)(next);
}
