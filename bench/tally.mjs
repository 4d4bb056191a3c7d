/** What became of a herd: counted from rows that no killed process can have taken with it. */
import { percentile } from './figures.mjs';

/**
 * One reminder: when its letter first reached the sink and when last, how often, and whether its fate was ever
 * unknown. `first` and `last` are null for one that never arrived.
 * @typedef {{ first: number | null, last: number | null, times: number, unknown: boolean }} Reminder
 */

/**
 * Lags are ms after `due`. A double arrived more than once without ever having been of unknown fate; a repeat is one
 * that was, and is shown as such to people. A miss never arrived.
 * @param {readonly Reminder[]} reminders at least one of them delivered
 * @param {number} due ms since the epoch
 */
export function tallyOf(reminders, due) {
  const lags = reminders.flatMap(({ first }) => (first === null ? [] : [first - due]));
  const lasts = reminders.flatMap(({ last }) => (last === null ? [] : [last]));
  return {
    p50Ms: percentile(lags, 0.5),
    p99Ms: percentile(lags, 0.99),
    maxMs: percentile(lags, 1),
    lastAt: percentile(lasts, 1),
    early: lags.filter((lag) => lag < 0).length,
    doubles: reminders.filter(({ times, unknown }) => times > 1 && !unknown).length,
    repeats: reminders.filter(({ times, unknown }) => times > 1 && unknown).length,
    misses: reminders.filter(({ times }) => times === 0).length,
    unknown: reminders.filter(({ unknown }) => unknown).length,
  };
}
