import { Context } from '@temporalio/activity';
import type { Command } from '../domain/commands.js';
import { cycleWorkflowId, type FanOutResult, refusalIn, submitUpdate } from '../workflows/messages.js';
import { deadlineIn } from './clock.js';
import { withEffect } from './effects.js';
import { isGone } from './known-failures.js';
import type { Ports } from './ports.js';

/** What a cycle says while it cannot take a command just now; anything else is its answer. */
const NOT_NOW: readonly string[] = ['retry-soon', 'not-yet-recorded'];

/** `insist`: a cycle the engine has lost is waited for as long as its record is open. */
export type Delivery = { command: Command; insist?: boolean };

/**
 * Gives a command of the system to one cycle and brings back what became of it. A cycle that cannot take it now makes
 * this fail, and the activity is tried again; its update id is the command id, so it is never taken twice.
 */
export function deliverCommand({ engine, ledger, at }: Ports) {
  return ({ command, insist = false }: Delivery): Promise<FanOutResult> =>
    withEffect(at, 'deliver-command', async (during) => {
      const { cycleId, commandId: updateId } = command;
      const cycle = engine.client.getHandle(cycleWorkflowId(cycleId));
      try {
        const give = () => cycle.executeUpdate(submitUpdate, { args: [command], updateId });
        const ack = await whileThisLasts(engine, give);
        during();
        return { cycleId, outcome: 'accepted', ack };
      } catch (error) {
        const answer = answerIn(error, cycleId);
        const isLost = answer?.outcome === 'gone' && insist && (await ledger.standingOf(cycleId)) === 'open';
        if (answer === undefined || isLost) throw error;
        return answer;
      }
    });
}

/**
 * When the activity ends, so does the waiting: the cycle may be served by this very worker, and one that is told to stop
 * would wait for ever for an answer that only its successor can give.
 */
function whileThisLasts<T>({ client }: Ports['engine'], call: () => Promise<T>): Promise<T> {
  const { cancelled, info } = Context.current();
  return Promise.race([cancelled, client.withDeadline(deadlineIn(info.startToCloseTimeoutMs), call)]);
}

/** The answer an error stands for; undefined when it is none, and the command is to be given again. */
function answerIn(error: unknown, cycleId: Command['cycleId']): FanOutResult | undefined {
  const refusal = refusalIn(error);
  if (refusal !== undefined && !NOT_NOW.includes(refusal.code)) {
    return { cycleId, outcome: 'refused', code: refusal.code };
  }
  return isGone(error) ? { cycleId, outcome: 'gone' } : undefined;
}
