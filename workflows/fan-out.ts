import { makeContinueAsNewFunc, setHandler } from '@temporalio/workflow';
import type { Command } from '../domain/commands.js';
import type { CycleId } from '../domain/ids.js';
import { deliverCommand } from './activity-proxies.js';
import { isLong } from './carry-over.js';
import { type FanOutInput, type FanOutResult, progressQuery } from './messages.js';

/** Commands under way at once: enough to be quick, few enough to leave officers their turn. */
const AT_ONCE = 8;

/**
 * Gives one system command to many cycles and reports what became of it in each. A cycle that is busy is asked until
 * it answers; one that refuses or is gone is noted and does not hold up the others. Given again with the same cause
 * it changes nothing: the command id is `<cause>/<cycleId>`.
 */
export async function fanOut(input: FanOutInput): Promise<FanOutResult[]> {
  const done = [...(input.done ?? [])];
  setHandler(progressQuery, () => done);
  for (let at = done.length; at < input.cycles.length; at = done.length) {
    const batch = input.cycles.slice(at, at + AT_ONCE);
    done.push(...(await Promise.all(batch.map((cycleId) => deliverCommand(commandFor(input, cycleId))))));
    if (isLong(input.limits) && done.length < input.cycles.length) {
      await makeContinueAsNewFunc<typeof fanOut>()({ ...input, done });
    }
  }
  return done;
}

function commandFor({ cause, order }: FanOutInput, cycleId: CycleId): Command {
  return { ...order, cycleId, commandId: `${cause}/${cycleId}`, actor: { system: cause }, via: 'system' };
}
