import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { get, keepCsrf } from '../api/call.js';
import { isSignedOut } from '../api/problem.js';
import { forgetWhatWasRead, SESSION_KEY } from '../api/query-client.js';
import { Failure } from '../parts/failure.js';
import { Loading } from '../parts/states.js';
import { onToldByOthers, tellOtherPages } from './other-pages.js';
import type { Session } from './session.js';
import { SessionContext } from './use-session.js';

/** Whoever is signed in never needs these. */
const SignIn = lazy(async () => ({ default: (await import('./sign-in.js')).SignIn }));
const ChangePassword = lazy(async () => ({ default: (await import('./change-password.js')).ChangePassword }));

/**
 * Null when nobody is signed in: that is an answer, not an error. On another page of this browser somebody else may have
 * signed in meanwhile; what was read for the one before is not his to see. The other pages are told of each change that
 * is found: what they then find is known here, so it goes no further.
 */
async function readSession(client: QueryClient): Promise<Session | null> {
  const before = client.getQueryData<Session | null>(SESSION_KEY);
  const session = await askSession();
  if (before !== undefined && whose(before) !== whose(session)) forgetWhatWasRead(client);
  if (before === undefined || standing(before) !== standing(session)) tellOtherPages();
  return session;
}

async function askSession(): Promise<Session | null> {
  try {
    const session = await get<Session>('/api/session');
    keepCsrf(session.csrf);
    return session;
  } catch (error) {
    if (isSignedOut(error)) return null;
    throw error;
  }
}

function whose(session: Session | null): string | null {
  return session === null ? null : `${session.code}/${session.person.id}`;
}

/** Which session it is, and what it lets do. */
function standing(session: Session | null): string | null {
  return session === null ? null : `${session.csrf}/${session.mustChangePassword}`;
}

/** Shows its children to whoever is signed in, to all others the sign-in; the address in the browser stays. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const { data: session, error, refetch } = useQuery({ queryKey: SESSION_KEY, queryFn: () => readSession(client) });
  useEffect(() => onToldByOthers(() => void client.invalidateQueries({ queryKey: SESSION_KEY })), [client]);
  // A server that is away for a moment takes no half-filled form from anybody.
  if (error && session === undefined) return <Failure error={error} retry={refetch} />;
  if (session === undefined) return <Loading />;
  if (session === null || session.mustChangePassword) {
    return <Suspense fallback={<Loading />}>{session === null ? <SignIn /> : <ChangePassword forced />}</Suspense>;
  }
  return (
    <SessionContext key={whose(session)} value={session}>
      {children}
    </SessionContext>
  );
}
