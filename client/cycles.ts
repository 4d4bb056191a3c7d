import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation } from '@temporalio/client';
import { approvalVerbsFor } from '../domain/approval/verbs-for.js';
import { yearOf } from '../domain/calendar/plain-date.js';
import type { Command } from '../domain/commands.js';
import { allowedNow } from '../domain/cycle/allowed.js';
import type { Judging } from '../domain/cycle/chapter.js';
import { decide, isRefusal } from '../domain/cycle/decide.js';
import { initialState } from '../domain/cycle/fold.js';
import { preview } from '../domain/cycle/preview.js';
import { STATE_VERSION } from '../domain/cycle/state.js';
import type { Ack } from '../domain/facts.js';
import type { CycleId } from '../domain/ids.js';
import { accountOf } from '../domain/payment/account.js';
import { packPolicy, policyIn } from '../domain/policy/pack.js';
import { isNo, type Refusal } from '../domain/refusal.js';
import { stationOutlooks } from '../domain/staff/forecast.js';
import { CYCLE_WORKFLOW, cycleStart, cycleWorkflowId, submitUpdate } from '../workflows/messages.js';
import { commandFor, placeholderOf, refusalTo } from './command-for.js';
import type { Accepted, AskedOf, Gateway, GatewayPorts } from './gateway-ports.js';
import { openingJudging, pinnedJudging } from './judging.js';
import { lanes } from './lanes.js';
import { onceOnly } from './once-only.js';
import { type Call, patiently } from './patience.js';

export { gatewayPorts } from './gateway-on.js';
export type { Accepted, Asked, Gateway, GatewayPorts } from './gateway-ports.js';

/** Of ten updates a workflow takes in flight each process uses four, so that a second one is never turned away. */
const IN_FLIGHT = 4;

/** The gateway over engine and record. What the rules refuse is an answer; what it throws is a fault. */
export function createGateway(ports: GatewayPorts): Gateway {
  const inLane = lanes(IN_FLIGHT);

  const give = async (asked: AskedOf, commandId: string, call: Call): Promise<Accepted | Refusal> => {
    const command = await commandFor(ports, asked, commandId);
    if (isNo(command)) return refusalTo(ports, asked, command);
    if (command.kind === 'move-to-policy') await ports.judging.keepMoved(policyIn(command.data.policy));
    const answer = await inLane(asked.cycleId, () => patiently(ports, command, call));
    return 'code' in answer ? answer : { cycleId: asked.cycleId, commandId, ...answer };
  };

  const submit: Gateway['submit'] = (asked) =>
    onceOnly(ports.record, {
      asked,
      scope: asked.cycleId,
      cycleId: asked.cycleId,
      work: (_cycle, commandId) => give(asked, commandId, updating(ports)),
    });

  const open: Gateway['open'] = async (asked) => {
    const { code } = asked.caller;
    const judging = await openingJudging(ports, code);
    if (isNo(judging)) return refusalTo(ports, asked, judging);
    /** Tried on paper first, so that a refused opening takes no number and starts no workflow. */
    const cycleId = async (): Promise<CycleId | Refusal> => {
      const trial = await commandFor(ports, { ...asked, cycleId: placeholderOf(code, judging.today) }, randomUUID());
      if (isNo(trial)) return refusalTo(ports, asked, trial);
      const drafts = decide(initialState(trial.cycleId), trial, judging);
      return isRefusal(drafts) ? drafts : ports.record.takeNumber(code, yearOf(judging.today));
    };
    const work = (id: CycleId, commandId: string) =>
      give({ ...asked, cycleId: id }, commandId, starting(ports, judging));
    return onceOnly(ports.record, { asked, scope: `open/${code}`, cycleId, work });
  };

  return {
    open,
    submit,
    preview: (asked) => previewed(ports, asked),
    stations: async (state) => stationOutlooks(state, await pinnedJudging(ports, state)),
    allowed: async ({ card }, state) => allowedNow(state, card, await pinnedJudging(ports, state)),
    verbs: async ({ card }, state) => approvalVerbsFor(state, card, await pinnedJudging(ports, state)),
    account: async (state) => accountOf(state, await pinnedJudging(ports, state)),
  };
}

/** `executeUpdate` is here and in the activity that delivers the system's commands, nowhere else. */
export function updating({ engine }: Pick<GatewayPorts, 'engine'>): Call {
  return (command) =>
    engine
      .getHandle(cycleWorkflowId(command.cycleId))
      .executeUpdate(submitUpdate, { args: [command], updateId: command.commandId });
}

/** Starts the cycle's workflow with its first command; a workflow that is there just gets the command. */
function starting({ engine, taskQueue, clockOffsetMs }: GatewayPorts, { policy, calendar }: Judging): Call {
  return (command: Command): Promise<Ack> => {
    const { cycleId, commandId: updateId } = command;
    const state = initialState(cycleId);
    const judged = { policy: packPolicy(policy), calendar, clockOffsetMs };
    const input = { cycleId, stateVersion: STATE_VERSION, state, handledCommands: [], ...judged };
    const startWorkflowOperation = new WithStartWorkflowOperation(CYCLE_WORKFLOW, {
      ...cycleStart(input, taskQueue),
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    return engine.executeUpdateWithStart(submitUpdate, { args: [command], updateId, startWorkflowOperation });
  };
}

async function previewed(
  ports: GatewayPorts,
  asked: Parameters<Gateway['preview']>[0],
): ReturnType<Gateway['preview']> {
  const { code } = asked.caller;
  const state = asked.cycleId === null ? null : await ports.record.stateOf(asked.cycleId);
  if (asked.cycleId !== null && state === null) {
    return { code: 'unknown-cycle', tried: asked.request.kind, why: { cycle: asked.cycleId }, allowedNow: [] };
  }
  const judging = state === null ? await openingJudging(ports, code) : await pinnedJudging(ports, state);
  if (isNo(judging)) return refusalTo(ports, asked, judging);
  const before = state ?? initialState(placeholderOf(code, judging.today));
  const command = await commandFor(ports, { ...asked, cycleId: before.cycleId }, randomUUID());
  return isNo(command) ? refusalTo(ports, asked, command) : preview(before, command, judging, asked.caller.directory);
}
