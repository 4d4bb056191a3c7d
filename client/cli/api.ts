import type { Problem } from '../http/problem.js';
import { PERSON_HEADER } from '../http/sign-in.js';

/** What the server answered. `unreachable`: nothing was sent; `unanswered`: it may have been taken. */
export type Reply =
  | { kind: 'done'; body: unknown }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'failed'; status: number; title: string }
  | { kind: 'unreachable' | 'unanswered'; url: string };

type Query = Record<string, string | undefined>;

/** The server as the command line uses it, in the name of one person. */
export type Api = {
  get(path: string, query?: Query): Promise<Reply>;
  /** `via`: through which door, where it is not the command line as such. */
  post(path: string, body: unknown, via?: 'batch'): Promise<Reply>;
  delete(path: string): Promise<Reply>;
  /** A file as the body. */
  send(path: string, query: Query, bytes: Uint8Array): Promise<Reply>;
};

/** `person` goes with the local token; a token of a person says itself whose it is. */
export type ApiAccess = { url: string; token: string; person: string | null };

const VIA = 'x-caigou-via';
/** Longer than the gateway waits for an answer, so that its word is heard. */
const WAIT_MS = 30_000;

/** The API over HTTP. */
export function httpApi({ url, token, person }: ApiAccess, send: typeof fetch = fetch): Api {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(person === null ? {} : { [PERSON_HEADER]: encodeURIComponent(person) }),
    [VIA]: 'cli',
  };
  async function ask(path: string, init: RequestInit): Promise<Reply> {
    try {
      const signal = AbortSignal.timeout(WAIT_MS);
      return await readReply(await send(new URL(path, url), { ...init, signal }));
    } catch (error) {
      return { kind: wasSent(error) ? 'unanswered' : 'unreachable', url };
    }
  }
  return {
    delete: (path) => ask(path, { method: 'DELETE', headers }),
    get: (path, query = {}) => ask(withQuery(path, query), { headers }),
    send: (path, query, bytes) =>
      ask(withQuery(path, query), {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/octet-stream' },
        body: Uint8Array.from(bytes),
      }),
    post: (path, body, via) =>
      ask(path, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', ...(via === undefined ? {} : { [VIA]: via }) },
        body: JSON.stringify(body),
      }),
  };
}

/** What is undefined is not asked. */
function withQuery(path: string, query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  const search = new URLSearchParams(given).toString();
  return search === '' ? path : `${path}?${search}`;
}

/** An answer of the server as the command line tells it. */
export async function readReply(response: Response): Promise<Reply> {
  const body: unknown = await response.json();
  if (response.ok) return { kind: 'done', body };
  if (isProblem(body)) return { kind: 'refused', problem: body };
  const title = typeof body === 'object' && body !== null && 'title' in body ? String(body.title) : response.statusText;
  return { kind: 'failed', status: response.status, title };
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'allowedNow' in body;
}

/** A refused connection sent nothing; anything later may have reached the server. */
function wasSent(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  return !['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code);
}
