import type { RoundLetters } from '../../workflows/messages.js';
import type { Ports } from '../ports.js';
import { wakeMailRoom } from '../queue-notices.js';
import { missingOf } from './examine-cycle.js';
import { lookNow } from './moment.js';

/**
 * What is done once a round, after the last page: letters that should have left are given to a mail room that is
 * awake, and what time alone has made stuck is told anew, with the notices this round could not queue. Whatever else is to be brought up to date each hour for all
 * cycles at once belongs here.
 */
export function closeRound(ports: Ports) {
  return async ({ clockOffsetMs }: { clockOffsetMs: number }): Promise<RoundLetters> => {
    const look = lookNow(clockOffsetMs);
    const overdue = await ports.outbox.overdue(look);
    // A cycle that cannot be weighed is named in the result of its page, with why.
    await ports.stuck.refresh(look.at, (cycleId) => missingOf(ports, cycleId, look).catch(() => null));
    // A mail room begins with what was left half sent, whether it is called or started anew.
    if (overdue.waiting + overdue.sending > 0) await wakeMailRoom(ports.engine, clockOffsetMs);
    return overdue;
  };
}
