import { initialState } from '../domain/cycle/fold.js';
import { STATE_VERSION } from '../domain/cycle/state.js';
import type { CycleId } from '../domain/ids.js';
import { packPolicy } from '../domain/policy/pack.js';
import type { PolicyRef } from '../domain/policy/types.js';
import { CYCLE_WORKFLOW, cycleStart, rebuildInput } from '../workflows/messages.js';
import { isStarted } from './known-failures.js';
import type { Ports } from './ports.js';

/** A cycle on record and what it was last judged by. */
export type OnRecord = { cycleId: CycleId; policy: PolicyRef; calendar: string };

/**
 * Starts the workflow of a cycle anew from its facts, where none is running: after the engine's own database was lost
 * or left behind by a new server version, or one cycle in it. Facts are the contract, so nothing is lost but the engine's history.
 */
export async function restartFromRecord(
  { registry, engine }: Ports,
  cycle: OnRecord,
  clockOffsetMs = 0,
): Promise<void> {
  const { cycleId } = cycle;
  const policy = packPolicy(await registry.policy(cycle.policy));
  const calendar = await registry.calendar(cycle.calendar);
  const empty = { cycleId, stateVersion: STATE_VERSION, state: initialState(cycleId) };
  const input = rebuildInput({ ...empty, policy, calendar, clockOffsetMs });
  try {
    await engine.client.start(CYCLE_WORKFLOW, cycleStart(input, engine.taskQueue));
  } catch (error) {
    if (!isStarted(error)) throw error;
  }
}
