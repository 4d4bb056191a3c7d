import type { CompiledCalendar } from '../domain/calendar/year-data.js';
import { foldAll } from '../domain/cycle/fold.js';
import type { CycleState } from '../domain/cycle/state.js';
import type { CycleId } from '../domain/ids.js';
import { type PackedPolicy, packPolicy } from '../domain/policy/pack.js';
import type { HandledCommand } from '../workflows/messages.js';
import { withEffect } from './effects.js';
import type { Ports } from './ports.js';

/** What a run starts from after a rebuild; `judging` is null for a cycle without facts, which keeps what it came with. */
export type OpenedRun = {
  state: CycleState;
  handledCommands: HandledCommand[];
  judging: { policy: PackedPolicy; calendar: CompiledCalendar } | null;
  /** Keys of all notices in the outbox, also of those that another than the cycle's own run put there. */
  handedOver?: string[];
};

/** Folds the record of a cycle with today's code. Reads only. */
export function openRun({ ledger, registry, outbox, at }: Ports) {
  return ({ cycleId }: { cycleId: CycleId }): Promise<OpenedRun> =>
    withEffect(at, 'open-run', async (during) => {
      const state = foldAll(cycleId, await ledger.factsOf(cycleId));
      during();
      const handled = await ledger.handledCommands(cycleId);
      const handledCommands = handled.filter(isFromOutside).map(carried);
      const held = await outbox.held(cycleId);
      const handedOver = held.filter(({ isLive }) => isLive).map(({ key }) => key);
      return { state, handledCommands, judging: await judgingOf(state), handedOver };
    });

  async function judgingOf({ seq, policy, calendar }: CycleState): Promise<OpenedRun['judging']> {
    if (seq === 0) return null;
    return { policy: packPolicy(await registry.policy(policy)), calendar: await registry.calendar(calendar) };
  }
}

type OnRecord = { commandId: string; ack: { seq: number; hash: HandledCommand['hash'] } };

/** Nobody gives the ids of wakes and effects a second time. */
function isFromOutside({ commandId }: OnRecord): boolean {
  return !/^(wake|effect)\//.test(commandId);
}

/** What the command asked is not on record, so a reuse of its id for something else is not told apart any more. */
function carried({ commandId, ack }: OnRecord): HandledCommand {
  return { id: commandId, ...ack, digest: '' };
}
