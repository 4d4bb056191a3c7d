import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { SESSION_KEY } from './query-client.js';

/** A browser that lost the line comes back by itself; what happened meanwhile is read when it is there again. */
const CHANGES = ['changed', 'ready', 'jobs'] as const;

/** Reads anew what is shown when the server says that something changed. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const source = new EventSource('/api/events');
    const refresh = () =>
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
    for (const change of CHANGES) source.addEventListener(change, refresh);
    return () => source.close();
  }, [client]);
}
