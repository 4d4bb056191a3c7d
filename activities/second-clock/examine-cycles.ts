import { Context } from '@temporalio/activity';
import type { CycleId } from '../../domain/ids.js';
import type { RoundTally } from '../../workflows/messages.js';
import type { Ports } from '../ports.js';
import { examineCycle, type Finding } from './examine-cycle.js';
import { type Look, lookNow } from './moment.js';

export type ExamineInput = { after: CycleId | null; clockOffsetMs: number };
/** `next`: the cycle after which to go on; null when there was none. */
export type Examined = { next: CycleId | null; tally: RoundTally };

/** Cycles of one activity: some seconds, and little to do again when the process dies in it. */
const PAGE = 100;
const AT_ONCE = 10;
/** Late runs ended in one page. Where more are late the cause is not in the cycles, and ending them would only add to it. */
const MOST_ENDED = 10;

/** Holds a page of cycles against their records. Given again it finds what it did. */
export function examineCycles(ports: Ports) {
  return async ({ after, clockOffsetMs }: ExamineInput): Promise<Examined> => {
    const { heartbeat, cancellationSignal } = activityContext();
    const look = lookNow(clockOffsetMs);
    const cycles = await ports.ledger.cyclesInWork({ after, limit: PAGE, closedSince: look.closedSince });
    const tally = emptyTally();
    let ended = 0;
    const mayEnd = (): boolean => {
      ended += 1;
      return ended <= MOST_ENDED;
    };
    for (let from = 0; from < cycles.length && !cancellationSignal.aborted; from += AT_ONCE) {
      const some = cycles.slice(from, from + AT_ONCE);
      for (const found of await Promise.all(some.map((cycleId) => examined(ports, cycleId, look, mayEnd)))) {
        count(tally, found);
      }
      heartbeat();
    }
    // Where it was the database that failed, all of the page is looked at again once that is back.
    if (tally.failed.length > 0) await ports.ledger.cyclesInWork({ after, limit: 1, closedSince: look.closedSince });
    return { next: cycles.at(-1) ?? null, tally };
  };
}

function activityContext() {
  const context = Context.current();
  return { heartbeat: () => context.heartbeat(), cancellationSignal: context.cancellationSignal };
}

type Outcome = Finding | { failed: CycleId; why: string };

/** One cycle that cannot be looked at must not hide the others. */
async function examined(ports: Ports, cycleId: CycleId, look: Look, mayEnd: () => boolean): Promise<Outcome> {
  try {
    return await examineCycle(ports, cycleId, look, mayEnd);
  } catch (error) {
    return { failed: cycleId, why: error instanceof Error ? error.message : String(error) };
  }
}

function emptyTally(): RoundTally {
  return { cycles: 0, expected: 0, lost: 0, late: 0, gone: 0, behind: 0, left: 0, restarted: 0, asked: 0, failed: [] };
}

function count(tally: RoundTally, found: Outcome): void {
  tally.cycles += 1;
  if ('failed' in found) {
    tally.failed.push({ cycleId: found.failed, why: found.why });
    return;
  }
  tally.expected += found.expected;
  tally.lost += found.lost;
  tally.late += found.late;
  tally.gone += found.run === 'gone' ? 1 : 0;
  tally.behind += found.run === 'late' ? 1 : 0;
  tally.left += found.run === 'left' ? 1 : 0;
  tally.restarted += found.restarted ? 1 : 0;
  tally.asked += found.asked ? 1 : 0;
}
