import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import type { AppParts } from '../../../client/http/parts.js';
import { identityDesk } from '../../../client/identity/desk.js';
import type { IdentityParts } from '../../../client/identity/parts.js';
import { passwordThread } from '../../../client/identity/passwords.js';
import type { IdentityDesk, Session } from '../../../client/identity/types.js';
import { jobDesk } from '../../../client/jobs/desk.js';
import { readsOn } from '../../../client/reads.js';
import { fromMs, type Instant, toMs } from '../../../domain/calendar/instant.js';
import { directoryPerPost } from '../../../domain/directory/per-post.js';
import type { DirectorySnapshot } from '../../../domain/directory/types.js';
import type { RegionCode } from '../../../domain/ids.js';
import type { Database } from '../../../store/database.js';
import { seedDirectory } from '../../../store/registry/directory.js';
import { addAccount } from '../../../store/registry/identity/accounts.js';
import { embeddedDatabase } from '../../support/database.js';
import { appFor } from '../http/app-for-tests.js';
import { NOW, region, YANJI } from '../world.js';

export const PASSWORD = 'correct horse 42';
export const NEIGHBOUR = region('222402');
const MINUTE_MS = 60_000;

/** Limits as they are shipped. */
const LIMITS = {
  idleMs: 30 * MINUTE_MS,
  absoluteMs: 12 * 60 * MINUTE_MS,
  account: { most: 5, lockMs: 15 * MINUTE_MS },
  address: { most: 30, lockMs: 15 * MINUTE_MS },
};

/** The interface over a real store, with accounts and a clock that is set by hand. */
export type House = {
  db: Database;
  app: Hono;
  identity: IdentityDesk;
  /** Folder of attachments. */
  files: string;
  clock: { at: Instant };
  /** What went wrong on our side. */
  faults: unknown[];
  wait(minutes: number): void;
  /** An account whose password is `PASSWORD`, named like the person in Yanji and `<code>.<person>` elsewhere. */
  account(person: string, more?: { code?: RegionCode; mustChange?: boolean }): Promise<string>;
  /** A browser somebody of the county signs in with. */
  enter(person: string, code?: RegionCode): Promise<Browser>;
  close(): Promise<void>;
};

type Options = {
  directories?: readonly DirectorySnapshot[];
  /** What of the application is another than in tests; it may need the store of the house. */
  parts?: Partial<AppParts> | ((db: Database) => Partial<AppParts>);
  identity?: Partial<IdentityParts>;
};

export async function createHouse({ directories, parts = {}, identity: own = {} }: Options = {}): Promise<House> {
  const database = await embeddedDatabase();
  const { db } = database;
  const [clock, faults] = [{ at: NOW }, [] as unknown[]];
  for (const each of directories ?? [directoryPerPost(YANJI), directoryPerPost(NEIGHBOUR)])
    await seedDirectory(db, each, { at: NOW, by: 'test', what: 'test' });
  const files = mkdtempSync(join(tmpdir(), 'caigou-house-'));
  const reads = readsOn(db, files);
  const passwords = passwordThread();
  const password = await passwords.hash(PASSWORD);
  const now = () => clock.at;
  const base = { db, passwords, directories: reads.directories, limits: LIMITS, now, local: true, oidc: null };
  const identity = identityDesk({ ...base, demo: async () => [], ...own });
  const jobs = jobDesk({ db, now }, () => undefined);
  const app = appFor({
    reads,
    identity,
    jobs,
    now,
    onFault: (error) => faults.push(error),
    ...(typeof parts === 'function' ? parts(db) : parts),
  });
  const house: House = {
    db,
    app,
    identity,
    files,
    clock,
    faults,
    wait: (minutes) => {
      clock.at = fromMs(toMs(clock.at) + minutes * MINUTE_MS);
    },
    account: async (person, { code = YANJI, mustChange = false } = {}) => {
      const account = code === YANJI ? person.toLowerCase() : `${code}.${person.toLowerCase()}`;
      await addAccount(db, { account, code, person, password, mustChange, at: clock.at, by: 'test' });
      return account;
    },
    enter: async (person, code) => {
      const browser = browserOf(app);
      const account = await house.account(person, code === undefined ? {} : { code });
      await browser.signIn(account, PASSWORD);
      return browser;
    },
    close: async () => {
      await passwords.end();
      await database.close();
      rmSync(files, { recursive: true, force: true });
    },
  };
  return house;
}

/** What a browser keeps: its cookies, and what its page was told. */
export type Browser = {
  cookie: string;
  session: Session | null;
  /** The header as the server sent it last. */
  setCookie: string | null;
  get(path: string): Promise<Response>;
  /** As the console sends it: with what its page knows of the session, unless told otherwise. */
  send(method: 'POST' | 'DELETE', path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  signIn(account: string, password: string): Promise<Response>;
};

export function browserOf(app: Hono): Browser {
  const ask = async (method: string, path: string, init: { headers?: Record<string, string>; body?: string } = {}) => {
    const headers = { ...(browser.cookie === '' ? {} : { cookie: browser.cookie }), ...init.headers };
    const response = await app.request(path, { ...init, method, headers });
    const set = response.headers.get('set-cookie');
    if (set !== null) {
      browser.setCookie = set;
      browser.cookie = /max-age=0/i.test(set) ? '' : (set.split(';')[0] ?? '');
    }
    return response;
  };
  const browser: Browser = {
    cookie: '',
    session: null,
    setCookie: null,
    get: (path) => ask('GET', path),
    send: (method, path, body, headers = {}) =>
      ask(method, path, {
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(browser.session === null ? {} : { 'x-caigou-csrf': browser.session.csrf }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    signIn: async (account, password) => {
      const response = await browser.send('POST', '/api/session', { account, password });
      browser.session = response.ok ? JSON.parse(await response.clone().text()) : null;
      return response;
    },
  };
  return browser;
}
