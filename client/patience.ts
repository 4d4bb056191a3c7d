import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from '../domain/commands.js';
import { decide, isRefusal } from '../domain/cycle/decide.js';
import type { Ack } from '../domain/facts.js';
import type { Refusal, RefusalCode } from '../domain/refusal.js';
import { deadlineIn } from './clock.js';
import { engineAnswer } from './engine-answers.js';
import type { GatewayPorts } from './gateway-ports.js';
import { pinnedJudging } from './judging.js';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

/** One call to the engine with a command. */
export type Call = (command: Command) => Promise<Ack>;

/**
 * Makes the call until it is answered or its time is up. `retry-soon` is asked again with the same id; a call without
 * an answer is looked up on record before the caller is told that nothing is known yet.
 */
export async function patiently(ports: GatewayPorts, command: Command, call: Call): Promise<Ack | Refusal> {
  const deadline = deadlineIn(ports.waitMs);
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    const answer = await once(ports, command, () => ports.engine.withDeadline(deadline, () => call(command)));
    const again = !('seq' in answer) && answer.code === 'retry-soon' && deadlineIn(pause) < deadline;
    if (!again) return answer;
    await sleep(pause);
  }
}

async function once(ports: GatewayPorts, command: Command, call: () => Promise<Ack>): Promise<Ack | Refusal> {
  try {
    return await call();
  } catch (error) {
    const answer = engineAnswer(error);
    if (answer.kind === 'refused') return answer.refusal;
    const onRecord = await ports.record.ackOf(command.cycleId, command.commandId);
    if (onRecord !== null) return onRecord;
    return answer.kind === 'gone' ? whenGone(ports, command) : refusal('not-yet-recorded', command);
  }
}

/** No workflow runs: the cycle is closed, was never there, or is lost and about to be started from the record. */
async function whenGone(ports: GatewayPorts, command: Command): Promise<Refusal> {
  const state = await ports.record.stateOf(command.cycleId);
  if (state === null) return refusal('unknown-cycle', command, { cycle: command.cycleId });
  const answer = decide(state, command, await pinnedJudging(ports, state));
  return isRefusal(answer) ? answer : refusal('retry-soon', command);
}

function refusal(code: RefusalCode, { kind }: Command, why: Refusal['why'] = {}): Refusal {
  return { code, tried: kind, why, allowedNow: [] };
}
