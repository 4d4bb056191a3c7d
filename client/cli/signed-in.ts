import type { Credentials } from '../identity/types.js';
import { type Reply, readReply } from './api.js';

const WAIT_MS = 30_000;

/** One request in a session that is opened for it and closed after it. */
export async function postSignedIn(
  url: string,
  credentials: Credentials,
  { path, body }: { path: string; body: object },
  send: typeof fetch = fetch,
): Promise<Reply> {
  const ask = (method: string, to: string, headers: Record<string, string>, given?: object): Promise<Response> =>
    send(new URL(to, url), {
      method,
      headers: { ...headers, 'content-type': 'application/json', 'x-caigou-via': 'cli' },
      signal: AbortSignal.timeout(WAIT_MS),
      ...(given === undefined ? {} : { body: JSON.stringify(given) }),
    });
  try {
    const entered = await ask('POST', '/api/session', {}, credentials);
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
    const reply = await readReply(entered);
    if (reply.kind !== 'done') return reply;
    const known = { cookie, 'x-caigou-csrf': csrfIn(reply.body) };
    const answer = await readReply(await ask('POST', path, known, body));
    await ask('DELETE', '/api/session', known);
    return answer;
  } catch {
    return { kind: 'unreachable', url };
  }
}

function csrfIn(session: unknown): string {
  const csrf = typeof session === 'object' && session !== null && 'csrf' in session ? session.csrf : '';
  return typeof csrf === 'string' ? csrf : '';
}
