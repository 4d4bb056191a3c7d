import { Context } from '@temporalio/activity';
import { type CycleId, isCycleId } from '../../domain/ids.js';
import type { RoundEnd } from '../../workflows/messages.js';
import type { Ports } from '../ports.js';
import { wakeMailRoom } from '../queue-notices.js';
import { missingOf } from './examine-cycle.js';
import { lookNow } from './moment.js';

const BEAT_MS = 1000;

/** How a try at work says that it goes on and how far it is, where the last try stood, and whether another one has it. */
export type Pulse = { after: CycleId | undefined; done(cycleId: CycleId): void; isOver(): boolean; stop(): void };

/**
 * What is done once a round, after the last page: letters that should have left are given to a mail room that is
 * awake, and what time alone has made stuck is told anew, with the notices this round could not queue. Of a province that
 * takes longer than any time-out: it goes on where the last try stood. Whatever else is to be brought up to date each
 * hour for all cycles at once belongs here.
 */
export function closeRound(ports: Ports, pulseOf: () => Pulse = ownPulse) {
  return async ({ clockOffsetMs }: { clockOffsetMs: number }): Promise<RoundEnd> => {
    const look = lookNow(clockOffsetMs);
    const overdue = await ports.outbox.overdue(look);
    const { stop, ...pulse } = pulseOf();
    try {
      // A cycle that cannot be weighed is named in the result of its page, with why.
      const expected = (cycleId: CycleId) => missingOf(ports, cycleId, look).catch(() => null);
      const { failed } = await ports.stuck.refresh(look.at, { expected, ...pulse });
      // A mail room begins with what was left half sent, whether it is called or started anew.
      if (overdue.waiting + overdue.sending > 0) await wakeMailRoom(ports.engine, clockOffsetMs);
      return { ...overdue, failed };
    } finally {
      stop();
    }
  };
}

function ownPulse(): Pulse {
  const context = Context.current();
  const stood: unknown = context.info.heartbeatDetails;
  let last = typeof stood === 'string' && isCycleId(stood) ? stood : undefined;
  const after = last;
  const beat = setInterval(() => context.heartbeat(last), BEAT_MS);
  return {
    after,
    done: (cycleId) => {
      last = cycleId;
    },
    isOver: () => context.cancellationSignal.aborted,
    stop: () => clearInterval(beat),
  };
}
