import { condition, makeContinueAsNewFunc, setHandler } from '@temporalio/workflow';
import { toMs } from '../domain/calendar/instant.js';
import { sendLetters } from './activity-proxies.js';
import { isLong } from './carry-over.js';
import { clockAt } from './clock.js';
import { type MailRoomInput, wakeUpSignal } from './messages.js';

const SHORTEST_MS = 100;
const LONGEST_MS = 365 * 86_400_000;

/**
 * The one run that empties the outbox: sends what is due, sleeps until the next letter may go, and ends when nothing
 * is queued. Whoever queues a notice wakes it, or starts it again, by one signal; a signal that comes while it ends
 * makes the server ask again, so no letter is left lying.
 */
export async function mailRoom(input: MailRoomInput): Promise<void> {
  const now = clockAt(input.clockOffsetMs);
  let called = false;
  setHandler(wakeUpSignal, () => {
    called = true;
  });
  for (;;) {
    called = false;
    const { nextSendAt } = await sendLetters({ clockOffsetMs: input.clockOffsetMs });
    if (called) continue;
    if (nextSendAt === null) return;
    if (isLong(input.limits)) await makeContinueAsNewFunc<typeof mailRoom>()(input);
    const pauseMs = Math.min(Math.max(toMs(nextSendAt) - toMs(now().at), SHORTEST_MS), LONGEST_MS);
    await condition(() => called, pauseMs, { summary: `下一批信件 ${nextSendAt}` });
  }
}
