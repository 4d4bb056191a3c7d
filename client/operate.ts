import { initialState } from '../domain/cycle/fold.js';
import { type CycleState, STATE_VERSION } from '../domain/cycle/state.js';
import type { CycleId } from '../domain/ids.js';
import { regionOf } from '../domain/ids.js';
import type { Post } from '../domain/people.js';
import { packPolicy } from '../domain/policy/pack.js';
import { isNo, type No, no } from '../domain/refusal.js';
import { type EngineRepair, engineRepair } from '../domain/repair/engine.js';
import { CYCLE_WORKFLOW, cycleStart, cycleWorkflowId, rebuildInput } from '../workflows/messages.js';
import type { Caller } from './callers.js';
import { isGone, isStarted } from './engine-answers.js';
import type { GatewayPorts } from './gateway-ports.js';
import { pinnedJudging } from './judging.js';
import type { Refused } from './refusals.js';

/** Repairs of the engine under one cycle: look first, then do it. */
export type Operator = {
  /** What a restart from the record does and loses; nothing is done. */
  preview(caller: Caller, cycleId: CycleId): Promise<EngineRepair | Refused>;
  /** Ends the run of the cycle, if there is one, and starts another that folds the archived facts. */
  restart(caller: Caller, cycleId: CycleId, reason: string): Promise<Restarted | Refused>;
};
/** `ended`: a run was there to be ended. `seq`: how far the record is that the new run starts from. */
export type Restarted = EngineRepair & { ended: boolean; seq: number };

const TRIED = 'restart-from-record';
const OPERATORS: readonly Post[] = ['administrator', 'superior'];

type Ports = Pick<GatewayPorts, 'engine' | 'taskQueue' | 'record' | 'judging' | 'now' | 'clockOffsetMs'>;

/** The operator over engine and record. */
export function createOperator(ports: Ports): Operator {
  return {
    preview: async (caller, cycleId) => {
      const state = await restartable(ports, caller, cycleId);
      return isNo(state) ? refused(state) : engineRepair(TRIED, cycleId);
    },
    restart: async (caller, cycleId, reason) => {
      const state = await restartable(ports, caller, cycleId);
      if (isNo(state)) return refused(state);
      const ended = await endRun(ports, cycleId, `${caller.card.name}: ${reason}`);
      await startAnew(ports, state);
      return { ...engineRepair(TRIED, cycleId), ended, seq: state.seq };
    },
  };
}

/** The cycle as on record, where this caller may restart it: it is open and of his county. */
async function restartable({ record }: Ports, { card, code }: Caller, cycleId: CycleId): Promise<CycleState | No> {
  if (!OPERATORS.some((post) => card.posts.includes(post))) {
    return no('post-missing', { person: card.name, posts: OPERATORS.join(',') });
  }
  const state = regionOf(cycleId) === code ? await record.stateOf(cycleId) : null;
  if (state === null) return no('unknown-cycle', { cycle: cycleId });
  const { closedOn } = state.yearEnd;
  return closedOn === null ? state : no('cycle-closed', { on: closedOn });
}

function refused({ refused: code, why }: No): Refused {
  return { code, tried: TRIED, why, allowedNow: [] };
}

/** False when there was none: it had failed, been deleted, or never come back. */
async function endRun({ engine }: Ports, cycleId: CycleId, reason: string): Promise<boolean> {
  try {
    await engine.getHandle(cycleWorkflowId(cycleId)).terminate(reason);
    return true;
  } catch (error) {
    if (!isGone(error)) throw error;
    return false;
  }
}

async function startAnew(ports: Ports, state: CycleState): Promise<void> {
  const { policy, calendar } = await pinnedJudging(ports, state);
  const { cycleId } = state;
  const empty = { cycleId, stateVersion: STATE_VERSION, state: initialState(cycleId) };
  const input = rebuildInput({ ...empty, policy: packPolicy(policy), calendar, clockOffsetMs: ports.clockOffsetMs });
  try {
    await ports.engine.start(CYCLE_WORKFLOW, cycleStart(input, ports.taskQueue));
  } catch (error) {
    // Somebody else started it in between, from the same record.
    if (!isStarted(error)) throw error;
  }
}
