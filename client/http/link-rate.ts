import { type Instant, toMs } from '../../domain/calendar/instant.js';

const WINDOW_MS = 60_000;
/** Nobody mistypes so many addresses in a minute. */
const MOST_MISSES = 30;
/** Addresses remembered at most; beyond that the window begins anew for all. */
const MOST_ADDRESSES = 10_000;

/** Counts what was asked in vain, by address of the asker, a minute at a time. */
export type Misses = { isOver(address: string, at: Instant): boolean; note(address: string, at: Instant): void };

/** A bound for those who try tokens. Whoever has a link that works is never held up by it. */
export function missesCounted(): Misses {
  let since = 0;
  let counted = new Map<string, number>();
  const window = (at: Instant): Map<string, number> => {
    if (toMs(at) - since >= WINDOW_MS || counted.size >= MOST_ADDRESSES) {
      since = toMs(at);
      counted = new Map();
    }
    return counted;
  };
  return {
    isOver: (address, at) => (window(at).get(address) ?? 0) >= MOST_MISSES,
    note: (address, at) => {
      const now = window(at);
      now.set(address, (now.get(address) ?? 0) + 1);
    },
  };
}
