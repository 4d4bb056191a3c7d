import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { oneAtATime } from './one-at-a-time.js';
import { SESSION_KEY } from './query-client.js';

/** A browser that lost the line comes back by itself; what happened meanwhile is read when it is there again. */
const CHANGES = ['changed', 'ready', 'jobs'] as const;

/**
 * Reads anew what is shown when the server says that something changed. What comes while it is being read waits for the
 * end of it: reading anew breaks off what is being read, and where much happens nothing would ever be read to its end.
 */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const source = new EventSource('/api/events');
    const refresh = oneAtATime(() =>
      client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] }),
    );
    for (const change of CHANGES) source.addEventListener(change, refresh);
    return () => source.close();
  }, [client]);
}
