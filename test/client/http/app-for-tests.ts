import { join } from 'node:path';
import type { Hono } from 'hono';
import type { Asked, Gateway } from '../../../client/cycles.js';
import { createApp } from '../../../client/http/app.js';
import type { AppParts } from '../../../client/http/parts.js';
import type { Problem } from '../../../client/http/problem.js';
import type { IdentityDesk } from '../../../client/identity/types.js';
import type { Reads } from '../../../client/reads.js';
import type { InboxLine } from '../../../client/screens/own-lists.js';
import { type Screens, screensOn } from '../../../client/screens/screens.js';
import { initialState } from '../../../domain/cycle/fold.js';
import { GENESIS_HASH } from '../../../domain/hash.js';
import { type CycleId, isCycleId } from '../../../domain/ids.js';
import type { FieldIssue } from '../../../schemas/issues.js';
import { ROOT } from '../../../scripts/setup/paths.mjs';
import { loadLayers } from '../../../store/registry/policy-files.js';
import { remoteDatabase } from '../../../store/remote.js';
import { county, NOW, YANJI } from '../world.js';

export const TOKEN = 'a-token-of-this-test';

function cycle(id: string): CycleId {
  if (!isCycleId(id)) throw new RangeError(id);
  return id;
}
export const CYCLE = cycle('222401-2026-001');

/** A gateway that notes what reached it and accepts everything, unless told otherwise. */
export function listeningGateway(answers: Partial<Gateway> = {}): Gateway & { reached: Asked[] } {
  const reached: Asked[] = [];
  const accept = (cycleId: CycleId) => async (asked: Asked) => {
    reached.push(asked);
    return { cycleId, commandId: asked.request.commandId ?? 'given-one', seq: 7, hash: GENESIS_HASH };
  };
  const basis = { seq: 6, directoryRev: 3, calendar: 'c', policy: 'p' };
  const nothing = { tasks: { ended: [], born: [], moved: [] }, decisionsVoided: [], dates: [], limits: [] };
  return {
    reached,
    open: accept(CYCLE),
    submit: accept(CYCLE),
    preview: async () => ({
      basis,
      wouldAppend: [],
      ...nothing,
      notices: { cancelled: [], queued: [] },
      shortfalls: [],
    }),
    allowed: async () => ['draft-plan'],
    verbs: async () => [],
    account: async () => ({ ledger: [], shortfalls: [], interest: [] }),
    stations: async () => [],
    ...answers,
  };
}

/** Lists that hold nothing and one cycle without facts. */
export function emptyReads(own: Partial<Reads> = {}): Reads {
  const line = {
    cycleId: CYCLE,
    title: '社工站服务采购',
    stage: 'planning' as const,
    contractor: null,
    officer: 'officer',
    policy: 'p',
    calendar: 'c',
    openedOn: null,
    closedOn: null,
    nextDue: null,
    nextWake: null,
    seq: 0,
    hash: GENESIS_HASH,
  };
  return {
    directories: { codes: async () => [YANJI], of: async (code) => (code === YANJI ? county() : null) },
    cycles: async () => ({ cycles: [line], next: null }),
    cycle: async (code, id) => (code === YANJI && id === CYCLE ? { ...line, state: initialState(CYCLE) } : null),
    facts: async () => ({ facts: [], nextAfterSeq: null }),
    obligations: async () => ({ obligations: [], next: null }),
    proof: async () => null,
    taskProof: async () => null,
    approvals: async () => ({ running: [], closed: [], people: {} }),
    readAt: async () => null,
    markRead: async () => undefined,
    feedHeads: async (codes) => new Map(codes.map((code) => [code, 0])),
    changes: async () => ({ cycles: [], cursor: 0 }),
    ownDuties: async () => ({ obligations: [], next: null }),
    waitingPolicies: async () => [],
    notices: async () => ({ notices: [], next: null }),
    readdressable: async () => [],
    stuck: async () => ({ stuck: [], total: 0 }),
    openTasks: async () => [],
    taskFacts: async () => [],
    limitCounts: async () => [],
    calendar: async () => null,
    lots: async () => [],
    takeBounce: async () => null,
    correctAddress: async () => 0,
    openedBy: async () => new Map(),
    policyInForce: async () => null,
    keepFile: async ({ name, mediaType, bytes }) => ({
      sha256: GENESIS_HASH,
      name,
      bytes: bytes.byteLength,
      mediaType,
    }),
    file: async () => null,
    fileOfParty: async () => false,
    ...own,
  };
}

/** Screens whose store is not there, with these tasks in everybody's hand. */
export function screensWith(tasks: InboxLine[] = []): Screens {
  const screens = screensOn(remoteDatabase(notHere));
  const page = { rows: tasks, total: tasks.length, page: 1, pages: 1, limit: 20 };
  return { ...screens, lists: { ...screens.lists, inbox: async () => page } };
}

/** Accounts, sessions and tokens that nobody has; reads are not put on a list. */
export function nobodysDesk(own: Partial<IdentityDesk> = {}): IdentityDesk {
  return {
    ways: async () => ({ local: true, oidc: null, demo: [] }),
    signIn: notHere,
    vouched: notHere,
    bySession: async () => null,
    byToken: async () => null,
    signOut: notHere,
    changePassword: notHere,
    accounts: { list: notHere, add: notHere, reset: notHere, disable: notHere },
    tokens: { list: notHere, make: notHere, revoke: notHere },
    noteAccess: async () => undefined,
    accessLog: notHere,
    ...own,
  };
}

export const notHere = (): Promise<never> => Promise.reject(new Error('not part of this test'));

export function appFor(parts: Partial<AppParts> = {}): Hono {
  return createApp({
    gateway: listeningGateway(),
    reads: emptyReads(),
    operator: { preview: notHere, offers: notHere, carryOut: notHere },
    calendars: { preview: notHere, publish: notHere, progress: notHere },
    forecast: notHere,
    handOver: notHere,
    undoHandOver: notHere,
    directories: { preview: notHere, publish: notHere, edit: notHere, check: notHere, log: notHere },
    screens: screensWith(),
    installation: { running: notHere, secondClock: { preview: notHere, carryOut: notHere } },
    policies: { known: async () => loadLayers([join(ROOT, 'policies')]), preview: notHere, publish: notHere },
    jobs: {
      ask: notHere,
      again: notHere,
      ahead: notHere,
      list: notHere,
      one: notHere,
      changed: async (_caller, at) => ({ jobs: [], at }),
    },
    links: { find: notHere, show: notHere, foresee: notHere, act: notHere },
    token: TOKEN,
    identity: nobodysDesk(),
    oidc: null,
    door: { secure: false, behindProxy: false },
    console: null,
    now: () => NOW,
    readiness: async () => [{ name: 'store', ready: true }],
    onFault: () => undefined,
    ...parts,
  });
}

type Sent = { body?: unknown; person?: string | null; token?: string; headers?: Record<string, string> };

/** Sends a request as the officer of the county, without a port. */
export async function ask(app: Hono, method: string, path: string, sent: Sent = {}): Promise<Response> {
  const { body, person = 'officer', token = TOKEN, headers = {} } = sent;
  return app.request(path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(person === null ? {} : { 'x-caigou-person': encodeURIComponent(person) }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: asSent(body), duplex: 'half' }),
  });
}

/** Texts, bytes and streams go as they are. */
function asSent(body: unknown): string | Uint8Array<ArrayBuffer> | ReadableStream {
  if (typeof body === 'string' || body instanceof ReadableStream) return body;
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
}

/** The problem a refusal was answered with; `issues` is empty where there are none. */
export async function problemIn(response: Response): Promise<Problem & { issues: FieldIssue[] }> {
  const problem: Problem = JSON.parse(await response.text());
  return { ...problem, issues: problem.issues ?? [] };
}
