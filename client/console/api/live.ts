import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { atThisPage } from './attention.js';
import { isConcerned, NOTHING_CHANGED, withChange } from './changed.js';
import { keptLine } from './line.js';
import { oneAtATime } from './one-at-a-time.js';
import { SESSION_KEY } from './query-client.js';

/** What somebody at the page cannot help doing. */
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;
/** Whoever writes for long asks nothing meanwhile: so often the server is told that somebody is there. */
const PRESENT_MS = 120_000;

/**
 * Reads anew what is shown when the server says that something changed. What comes while it is being read waits for the
 * end of it: reading anew breaks off what is being read, and where much happens nothing would ever be read to its end.
 */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    let changed = NOTHING_CHANGED;
    const refresh = oneAtATime(() => {
      const now = changed;
      changed = NOTHING_CHANGED;
      return client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] && isConcerned(queryKey, now),
      });
    });
    const askWhoIsIn = () => client.invalidateQueries({ queryKey: SESSION_KEY });
    const line = keptLine({
      connect: () => new EventSource('/api/events'),
      isShown: () => document.visibilityState === 'visible',
      onChange: (what, data) => {
        changed = withChange(changed, what, data);
        // A new line is of whoever is signed in now, and that may be another since the last.
        if (what === 'ready') void askWhoIsIn().then(refresh);
        else refresh();
      },
      onLost: () => void askWhoIsIn(),
    });
    for (const sign of SIGNS) window.addEventListener(sign, atThisPage.note, { passive: true, capture: true });
    document.addEventListener('visibilitychange', line.look);
    const present = setInterval(() => {
      if (!atThisPage.isAway()) void askWhoIsIn();
    }, PRESENT_MS);
    return () => {
      clearInterval(present);
      document.removeEventListener('visibilitychange', line.look);
      for (const sign of SIGNS) window.removeEventListener(sign, atThisPage.note, { capture: true });
      line.close();
    };
  }, [client]);
}
