import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { directoryPerPost } from '../../domain/directory/per-post.js';
import type { DirectorySnapshot, Person } from '../../domain/directory/types.js';
import type { CycleId } from '../../domain/ids.js';
import { type Database, openDatabase } from '../../store/database.js';
import { region } from '../client/world.js';
import { type NARROW, openBrowser } from './browser.js';
import { takenOver } from './console-service.js';
import { untilAnswered } from './crash-patience.js';
import { createDatabase } from './postgres.js';
import { type Door, doorOf, endPrograms, type Program, startProgram } from './program.js';
import { temporalBinary } from './temporal.js';

/** A county with its prefecture, and a county of another province where the same outside parties work. */
export const [COUNTY, PREFECTURE, ELSEWHERE] = ['222401', '222400', '640402'] as const;
const PASSWORD = 'a fixed phrase 42';
const REPORTED_MS = 300_000;

/**
 * An installation without a demo: three directories, a case in each county, and browsers at its door. Its store is a
 * server of this run where there is one, so that a test can do to it what befalls stores.
 */
export type Regions = {
  url: string;
  cases: { here: CycleId; elsewhere: CycleId };
  /** Its store, where that is a server's and so open to others; null where this machine has none. */
  db: Database | null;
  /** The interface asked as a person, `222401/officer`. */
  door(person: string): Promise<Door>;
  /** A page where somebody is signed in who has just got an account. */
  visit(person: string, size?: typeof NARROW): Promise<Page>;
  close(): Promise<void>;
};

/** What a bureau is called, and that the prefecture's officer is whom the county has as its superior. */
function directoryFor(code: string): DirectorySnapshot {
  const base = directoryPerPost(region(code));
  const name = { [COUNTY]: '延吉市民政局', [PREFECTURE]: '延边州民政局', [ELSEWHERE]: '原州区民政局' }[code] ?? code;
  return { ...base, name, people: base.people.map((each) => ({ ...each, email: addressOf(code, each) })) };
}

function addressOf(code: string, { id, party, email }: Person): string | null {
  if (code === PREFECTURE) return id === 'officer' ? 'city@caigou.example' : `prefecture.${email}`;
  return party === 'bureau' ? `${code}.${email}` : email;
}

/** Who can sign in, and by what; each has changed the first password after the first time. */
type Keys = Map<string, { account: string; password: string }>;

type Env = NodeJS.ProcessEnv & { CAIGOU_HOME: string };

const accountOf = (person: string) => person.replace('/', '.').toLowerCase();

/** The first administrator of each bureau is made on the machine, before the program is started. */
async function founded(env: Env, code: string, keys: Keys): Promise<void> {
  const file = join(env.CAIGOU_HOME, `${code}.yaml`);
  const { rev: _rev, ...seed } = directoryFor(code);
  writeFileSync(file, JSON.stringify(seed));
  const person = `${code}/administrator`;
  const named = ['--account', accountOf(person), '--code', code, '--directory', file];
  const made = startProgram(['account', 'add', 'administrator', '--first', ...named], env);
  const { code: status } = await made.ended;
  const password = /初始密码：(\S+)/.exec(made.output())?.[1];
  if (status !== 0 || password === undefined) throw new Error(made.output());
  keys.set(person, { account: accountOf(person), password });
}

export async function openRegions(): Promise<Regions> {
  const home = mkdtempSync(join(tmpdir(), 'caigou-regions-'));
  const store = process.env.CAIGOU_TEST_POSTGRES === undefined ? null : await createDatabase();
  const env: Env = { CAIGOU_HOME: home, ...(store !== null && { DATABASE_URL: store.url }) };
  const keys: Keys = new Map();
  for (const code of [COUNTY, PREFECTURE, ELSEWHERE]) await founded(env, code, keys);
  const program = startProgram(['up'], { ...env, CAIGOU_HTTP_PORT: '0', TEMPORAL_CLI: temporalBinary() });
  const door = (person: string) => doorOf(program, person);
  const { url } = await door(`${COUNTY}/officer`);
  const cases = { here: await caseIn(program, COUNTY), elsewhere: await caseIn(program, ELSEWHERE) };
  const visitors = await openBrowser(url);
  const db = store === null ? null : await openDatabase({ kind: 'postgres', url: store.url });
  return {
    url,
    cases,
    db,
    door,
    visit: async (person, size) => {
      const page = await visitors.page(size);
      if (!keys.has(person)) keys.set(person, await accountFor(await door(keeperOf(person)), person));
      await enter(page, keys, person);
      return page;
    },
    close: async () => {
      await visitors.close();
      await db?.destroy();
      await endPrograms();
      await store?.drop();
      rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** A contract taken over whose report of last year has fallen due, with an evaluator and an agent of its own. */
async function caseIn(program: Program, code: string): Promise<CycleId> {
  const officer = await doorOf(program, `${code}/officer`);
  const data = takenOver(titleIn(code));
  const opened = await officer.ask('POST', '/api/cycles', {
    kind: 'adopt-cycle',
    on: data.asOf,
    secondPerson: 'headOfOffice',
    data,
  });
  const { cycleId } = Object(opened.body);
  if (opened.status !== 201) throw new Error(JSON.stringify(opened.body));
  const party = { id: 'evaluator', name: '第三方评估机构', kind: 'enterprise' };
  const appointed = { kind: 'appoint-evaluator', data: { party, contractRef: '评估合同一号', noConflict: true } };
  const done = await officer.ask('POST', `/api/cycles/${cycleId}/commands`, appointed);
  if (done.status !== 200) throw new Error(JSON.stringify(done.body));
  const contractor = await doorOf(program, `${code}/contractor`);
  const due = async () => {
    const { body } = await contractor.ask('GET', '/api/mine');
    return Object(body).reports?.some((each: { cycleId: string }) => each.cycleId === cycleId) ? true : null;
  };
  await untilAnswered(due, REPORTED_MS, 'no report fell due');
  return cycleId;
}

export function titleIn(code: string): string {
  return `社会工作服务站项目（${code}）`;
}

function keeperOf(person: string): string {
  return `${person.split('/')[0]}/administrator`;
}

async function accountFor(keeper: Door, person: string): Promise<{ account: string; password: string }> {
  const asked = { person: person.split('/')[1], account: accountOf(person) };
  const { status, body } = await keeper.ask('POST', '/api/accounts', asked);
  if (status !== 201) throw new Error(JSON.stringify(body));
  const { account, password } = Object(body);
  return { account, password };
}

/** With the first password, and then with one of his own, as everybody comes in. */
async function enter(page: Page, keys: Keys, person: string): Promise<void> {
  const { account = '', password = '' } = keys.get(person) ?? {};
  const session = await page.request.post('/api/session', { data: { account, password } });
  if (!session.ok()) throw new Error(await session.text());
  const { csrf, mustChangePassword } = Object(await session.json());
  if (mustChangePassword === true) {
    const data = { old: password, new: PASSWORD };
    const changed = await page.request.post('/api/session/password', { data, headers: { 'x-caigou-csrf': csrf } });
    if (!changed.ok()) throw new Error(await changed.text());
    keys.set(person, { account, password: PASSWORD });
  }
  await page.goto('/');
  await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
}
