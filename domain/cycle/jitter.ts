import { fromMs, type Instant, toMs } from '../calendar/instant.js';

const MINUTE_MS = 60_000;

/**
 * Minutes (1-120) by which this cycle wakes before a notice's send time, from its id alone: so that 20,000 reminders
 * of 09:00 do not wake 20,000 workflows at 09:00, and the same cycle always wakes at the same minute.
 */
function jitterMinutes(cycleId: string): number {
  let sum = 2_166_136_261;
  for (const letter of cycleId) sum = Math.imul(sum ^ letter.charCodeAt(0), 16_777_619) >>> 0;
  return (sum % 120) + 1;
}

/** The moment at which this cycle begins to queue what is sent then. */
export function leadBefore(sendAt: Instant, cycleId: string): Instant {
  return fromMs(toMs(sendAt) - jitterMinutes(cycleId) * MINUTE_MS);
}

/** The moment of a legal day at which this cycle looks what time alone has made due: after midnight, spread out. */
export function dayWake(midnight: Instant, cycleId: string): Instant {
  return fromMs(toMs(midnight) + jitterMinutes(cycleId) * MINUTE_MS);
}
