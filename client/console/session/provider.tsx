import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { get, keepCsrf } from '../api/call.js';
import { isSignedOut } from '../api/problem.js';
import { SESSION_KEY } from '../api/query-client.js';
import { Failure } from '../parts/failure.js';
import { Loading } from '../parts/states.js';
import type { Session } from './session.js';
import { SessionContext } from './use-session.js';

/** Whoever is signed in never needs these. */
const SignIn = lazy(async () => ({ default: (await import('./sign-in.js')).SignIn }));
const ChangePassword = lazy(async () => ({ default: (await import('./change-password.js')).ChangePassword }));

/** Null when nobody is signed in: that is an answer, not an error. */
async function readSession(): Promise<Session | null> {
  try {
    const session = await get<Session>('/api/session');
    keepCsrf(session.csrf);
    return session;
  } catch (error) {
    if (isSignedOut(error)) return null;
    throw error;
  }
}

/** Shows its children to whoever is signed in, to all others the sign-in; the address in the browser stays. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const { data: session, error, refetch } = useQuery({ queryKey: SESSION_KEY, queryFn: readSession });
  if (error) return <Failure error={error} retry={refetch} />;
  if (session === undefined) return <Loading />;
  if (session === null || session.mustChangePassword) {
    return <Suspense fallback={<Loading />}>{session === null ? <SignIn /> : <ChangePassword forced />}</Suspense>;
  }
  return <SessionContext value={session}>{children}</SessionContext>;
}
