import { log, makeContinueAsNewFunc } from '@temporalio/workflow';
import { closeRound, examineCycles } from './activity-proxies.js';
import { isLong } from './carry-over.js';
import type { RoundTally, SecondClockInput, SecondClockResult } from './messages.js';

/** Named in the result; of more only the number is of use. */
const FAILED_NAMED = 50;

/**
 * One round of the second clock, started each hour by a Schedule: holds every cycle in work against its record, page
 * by page, queues the notices that are missing and brings back runs that are gone or late. It keeps nothing of its own:
 * each round goes by what is on record then, so that one that was missed need not be made up for.
 */
export async function secondClock(input: SecondClockInput): Promise<SecondClockResult> {
  const { clockOffsetMs } = input;
  let after = input.after ?? null;
  let tally = input.tally;
  do {
    const page = await examineCycles({ after, clockOffsetMs });
    tally = tally === undefined ? page.tally : together(tally, page.tally);
    after = page.next;
    if (after !== null && isLong(input.limits)) {
      await makeContinueAsNewFunc<typeof secondClock>()({ ...input, after, tally });
    }
  } while (after !== null);
  const { failed = [], ...letters } = await closeRound({ clockOffsetMs });
  const result = { ...tally, failed: [...tally.failed, ...failed].slice(0, FAILED_NAMED), letters };
  if (hasDrift(result)) log.warn('the second clock found drift', result);
  return result;
}

function together(a: RoundTally, b: RoundTally): RoundTally {
  return {
    cycles: a.cycles + b.cycles,
    expected: a.expected + b.expected,
    lost: a.lost + b.lost,
    late: a.late + b.late,
    gone: a.gone + b.gone,
    behind: a.behind + b.behind,
    left: a.left + b.left,
    restarted: a.restarted + b.restarted,
    asked: a.asked + b.asked,
    failed: [...a.failed, ...b.failed].slice(0, FAILED_NAMED),
  };
}

function hasDrift({ lost, late, gone, behind, left, failed, letters }: SecondClockResult): boolean {
  return lost + late + gone + behind + left + failed.length + letters.waiting + letters.sending > 0;
}
