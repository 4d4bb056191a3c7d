import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isSignedOut, problemIn } from './problem.js';

/** Where the session lies among what was read. */
export const SESSION_KEY = ['session'] as const;

const RETRIES = 2;
/** A list read a moment ago is shown again at once while it is read anew. */
const FRESH_MS = 5_000;
/**
 * Asked whatever the browser takes the network for: in an office without internet it says that it is off line, and what was
 * pressed then would wait for ever, without a word.
 */
const NETWORK = 'always';

/** What was read is kept here. A refusal is an answer and not asked for again; a network that is away is. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        const ofSession = query.queryKey[0] === SESSION_KEY[0];
        if (isSignedOut(error) && !ofSession) client.setQueryData(SESSION_KEY, null);
      },
    }),
    mutationCache: new MutationCache({
      onError: (error) => {
        // Somebody signed in anew on another page of this browser: the next try is in his session.
        if (problemIn(error).code === 'csrf-stale') void client.invalidateQueries({ queryKey: SESSION_KEY });
      },
    }),
    defaultOptions: {
      mutations: { networkMode: NETWORK },
      queries: {
        networkMode: NETWORK,
        staleTime: FRESH_MS,
        retry: (failures, error) => failures < RETRIES && [0, 502, 503, 504].includes(problemIn(error).status),
      },
    },
  });
  return client;
}

/** Forgets all that was read for somebody; who is signed in stays. */
export function forgetWhatWasRead(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
}
