import { fromMs, type Instant, toMs } from '../domain/calendar/instant.js';

/** Milliseconds of this machine's clock. */
export function machineMs(): number {
  return Date.now();
}

/** The clock of the rehearsed cycle: it runs as the machine's does, and jumps where time was skipped. */
export type VirtualClock = {
  now(): Instant;
  /** Sets it; from then on it runs on. */
  set(moment: Instant): void;
};

/** A clock that shows `start` now. */
export function virtualClock(start: Instant): VirtualClock {
  let aheadMs = toMs(start) - machineMs();
  return {
    now: () => fromMs(machineMs() + aheadMs),
    set: (moment) => {
      aheadMs = toMs(moment) - machineMs();
    },
  };
}
