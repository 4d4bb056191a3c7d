import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { forgetWhatWasRead, SESSION_KEY } from '../api/query-client.js';
import type { Session } from './session.js';

/** Holds who is signed in; null where nobody is. */
export const SessionContext = createContext<Session | null>(null);

/** Who is signed in. @throws when used outside of the provider */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('nobody is signed in here');
  return session;
}

/** Drops all that was read for somebody, and asks anew who is signed in. */
export function useSessionReset(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    forgetWhatWasRead(client);
    await client.invalidateQueries({ queryKey: SESSION_KEY });
  };
}
