/** Longer without a key or a pointer, and nobody is taken to be at the page. */
const AWAY_MS = 120_000;

/** Whether somebody is at the page, by the last sign of him. `now`: of a clock that only goes on, in milliseconds. */
export function attention(now: () => number): { note(): void; isAway(): boolean } {
  const last = { at: now() };
  return {
    note: () => {
      last.at = now();
    },
    isAway: () => now() - last.at > AWAY_MS,
  };
}

/** Of this page: what it asks by itself while nobody is at it is no use of the session. */
export const atThisPage = attention(() => performance.now());
