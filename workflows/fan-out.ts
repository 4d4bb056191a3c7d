import { makeContinueAsNewFunc, setHandler } from '@temporalio/workflow';
import type { Command } from '../domain/commands.js';
import type { CycleId } from '../domain/ids.js';
import { deliverCommand } from './activity-proxies.js';
import { isLong } from './carry-over.js';
import { type Errand, type FanOutInput, type FanOutResult, progressQuery } from './messages.js';

/** Commands under way at once: enough to be quick, few enough to leave officers their turn. */
const AT_ONCE = 8;

/**
 * Gives a system command, or several in order, to many cycles and reports what became of it in each. A cycle that is
 * busy is asked until it answers; one that refuses or is gone is noted and does not hold up the others. Given again
 * with the same cause it changes nothing: the command id is `<cause>/<cycleId>`.
 */
export async function fanOut(input: FanOutInput): Promise<FanOutResult[]> {
  const done = [...(input.done ?? [])];
  setHandler(progressQuery, () => done);
  for (let at = done.length; at < input.cycles.length; at = done.length) {
    const batch = input.cycles.slice(at, at + AT_ONCE);
    done.push(...(await Promise.all(batch.map((cycleId) => deliverAll(input, cycleId)))));
    if (isLong(input.limits) && done.length < input.cycles.length) {
      await makeContinueAsNewFunc<typeof fanOut>()({ ...input, done });
    }
  }
  return done;
}

/** One after the other: what a cycle has not taken is not followed by what rests on it. */
async function deliverAll({ cause, order, next = [], insist }: FanOutInput, cycleId: CycleId): Promise<FanOutResult> {
  let result = await deliverCommand({ command: commandFor({ cause, order }, cycleId), insist });
  for (const errand of next) {
    if (result.outcome !== 'accepted') return result;
    result = await deliverCommand({ command: commandFor(errand, cycleId), insist });
  }
  return result;
}

function commandFor({ cause, order }: Errand, cycleId: CycleId): Command {
  return { ...order, cycleId, commandId: `${cause}/${cycleId}`, actor: { system: cause }, via: 'system' };
}
