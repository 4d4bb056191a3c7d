import { SHELL } from '../../../texts/zh-CN/console/shell.js';
import { atThisPage } from './attention.js';
import { type Problem, problemError } from './problem.js';

/** What the server wants to see on every request that changes something. */
const CSRF_HEADER = 'x-caigou-csrf';
/** Says that nobody is at the page: what it asks by itself keeps no session open. */
const UNATTENDED = { 'x-caigou-unattended': 'true' } as const;
/** Through which door a command comes, for the record: one by itself, or one of many that are gone through. */
export type Via = 'console' | 'batch';
const DOOR = 'x-caigou-via';
const VIA = { [DOOR]: 'console' satisfies Via } as const;

const held = { csrf: '' };

/** Keeps the token of the session; it is sent with every request that changes something. */
export function keepCsrf(csrf: string): void {
  held.csrf = csrf;
}

/** Reads one address. @throws an error that carries the server's problem, or that of the network */
export function get<Answer>(path: string): Promise<Answer> {
  return answered<Answer>(path, { method: 'GET', headers: atThisPage.isAway() ? UNATTENDED : {} });
}

/** Reads a file. @throws as `get` */
export async function fileFrom(path: string): Promise<Blob> {
  const response = await fetch(path, { credentials: 'same-origin' });
  if (!response.ok) throw problemError(problemFrom(await response.text(), response.status));
  return response.blob();
}

/** Sends JSON, or nothing. @throws an error that carries the server's problem, or that of the network */
export function send<Answer>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  via: Via = 'console',
): Promise<Answer> {
  const headers = { [DOOR]: via, [CSRF_HEADER]: held.csrf, 'content-type': 'application/json' };
  return answered<Answer>(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

/** Sends a file as it is. @throws as `send` */
export function sendFile<Answer>(path: string, file: Blob): Promise<Answer> {
  const headers = { ...VIA, [CSRF_HEADER]: held.csrf, 'content-type': 'application/octet-stream' };
  return answered<Answer>(path, { method: 'POST', headers, body: file });
}

/** Hands a file for a case to the attachment store, which looks at its content. @throws as `send` does */
export function sendAttachment<Answer>(file: File, cycle: string | undefined): Promise<Answer> {
  const type = file.type === '' ? 'application/octet-stream' : file.type;
  const headers = { ...VIA, [CSRF_HEADER]: held.csrf, 'content-type': type };
  return answered<Answer>(withQuery('/api/attachments', { name: file.name, cycle }), {
    method: 'POST',
    headers,
    body: file,
  });
}

/** An address with the parameters that have a value. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | undefined | null>>): string {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

async function answered<Answer>(path: string, request: RequestInit): Promise<Answer> {
  const response = await fetch(path, { credentials: 'same-origin', ...request });
  const text = await response.text();
  if (!response.ok) throw problemError(problemFrom(text, response.status));
  return text === '' ? JSON.parse('null') : JSON.parse(text);
}

/** A proxy in between may answer with a page of its own; that is no problem document. */
function problemFrom(text: string, status: number): Problem {
  try {
    const given: Partial<Problem> = JSON.parse(text);
    if (typeof given.title === 'string') return { ...given, title: given.title, status };
  } catch {
    // Falls through to what can be said of any answer.
  }
  return { status, title: `${SHELL.unreadable}（${status}）` };
}
