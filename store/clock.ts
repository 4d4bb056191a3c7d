import { fromMs, type Instant } from '../domain/calendar/instant.js';

/** The machine's clock. Only for what is about this machine (who holds a lock since when), never for facts. */
export function machineNow(): Instant {
  return fromMs(Date.now());
}
