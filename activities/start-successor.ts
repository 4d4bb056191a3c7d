import type { PlainDate } from '../domain/calendar/plain-date.js';
import { initialState } from '../domain/cycle/fold.js';
import { STATE_VERSION } from '../domain/cycle/state.js';
import { type CycleId, regionOf } from '../domain/ids.js';
import { packPolicy } from '../domain/policy/pack.js';
import { CYCLE_WORKFLOW, cycleStart } from '../workflows/messages.js';
import { withEffect } from './effects.js';
import { isStarted } from './known-failures.js';
import type { Ports } from './ports.js';

export type SuccessorInput = { cycleId: CycleId; successor: CycleId; today: PlainDate; clockOffsetMs: number };

/** Starts the workflow of the cycle that takes over, under the policy in force; one that is there stays as it is. */
export function startSuccessor({ registry, engine, at }: Ports) {
  return ({ successor, today, clockOffsetMs }: SuccessorInput): Promise<void> =>
    withEffect(at, 'start-successor', async (during) => {
      const code = regionOf(successor);
      const policy = await registry.policyInForce(code, today);
      const calendar = await registry.newestCalendar(code);
      if (policy === null || calendar === null) throw new Error(`${code} has no policy or no calendar on ${today}`);
      const state = initialState(successor);
      const judging = { policy: packPolicy(policy), calendar, clockOffsetMs };
      const input = { cycleId: successor, stateVersion: STATE_VERSION, state, handledCommands: [], ...judging };
      try {
        await engine.client.start(CYCLE_WORKFLOW, cycleStart(input, engine.taskQueue));
        during();
      } catch (error) {
        if (!isStarted(error)) throw error;
      }
    });
}
