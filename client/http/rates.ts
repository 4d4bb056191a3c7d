import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Bounds of one process; what must hold over all of them and over a restart is counted in the store. */
export type Rates = {
  /** False when the key has asked too often of late. */
  mayEnter(address: string): Promise<boolean>;
  mayAsk(key: string): Promise<boolean>;
};

const WINDOW_S = 60;
/** Each try at the door costs a tenth of a second of hashing. */
const MOST_TRIES = 60;
/** No page and no person asks ten times a second for a whole minute. */
const MOST_ASKED = 600;

/** Rates a minute: of tries at the door by address, and of requests by session or token. */
export function ratesOfProcess(): Rates {
  const doors = new RateLimiterMemory({ points: MOST_TRIES, duration: WINDOW_S });
  const requests = new RateLimiterMemory({ points: MOST_ASKED, duration: WINDOW_S });
  return { mayEnter: (address) => isWithin(doors, address), mayAsk: (key) => isWithin(requests, key) };
}

async function isWithin(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (error) {
    if (error instanceof RateLimiterRes) return false;
    throw error;
  }
}
