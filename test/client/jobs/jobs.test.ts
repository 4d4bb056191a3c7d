import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Hono } from 'hono';
import { createGateway, type Gateway } from '../../../client/cycles.js';
import { jobDesk } from '../../../client/jobs/desk.js';
import { type JobRunner, jobRunner } from '../../../client/jobs/runner.js';
import type { JobPorts } from '../../../client/jobs/types.js';
import { readsOn } from '../../../client/reads.js';
import { fromMs, toMs } from '../../../domain/calendar/instant.js';
import { type PlainDate, plainDate } from '../../../domain/calendar/plain-date.js';
import type { DirectorySnapshot } from '../../../domain/directory/types.js';
import type { CycleId } from '../../../domain/ids.js';
import { factsOf } from '../../../store/ledger/facts.js';
import { rebuild } from '../../../store/ledger/rebuild.js';
import { noteCycleNumber } from '../../../store/registry/cycle-numbers.js';
import { changeDirectory } from '../../../store/registry/directory.js';
import { takeJob } from '../../../store/registry/jobs/queue.js';
import { type JobDetail, jobOf } from '../../../store/views/jobs.js';
import { portsOn } from '../../support/operator.js';
import { fileOf, seventeen } from '../../support/sheet-rows.js';
import { freshCycleId, now, YANJI } from '../../support/workflow-office.js';
import { createWorld, eventually, type World } from '../../support/workflow-world.js';
import { appFor, ask, problemIn } from '../http/app-for-tests.js';

let world: World;
let app: Hono;
let ports: JobPorts;
let cycles: CycleId[];
const runners: JobRunner[] = [];
const A_LEASE_MS = 61_000;

beforeAll(async () => {
  world = await createWorld();
  await noteCycleNumber(world.db, freshCycleId());
  const gateway = createGateway(portsOn(world));
  const reads = readsOn(world.db, '/nowhere');
  const derive = async (id: CycleId) => void (await rebuild(world.db, id));
  ports = { db: world.db, gateway, reads, rebuild: derive, now, pause: () => pause(1), onFault: () => undefined };
  app = appFor({ reads, gateway, now, jobs: jobDesk(ports, () => runners.at(-1)?.wake()) });
  cycles = [freshCycleId(), freshCycleId(), freshCycleId()];
  for (const id of cycles) await world.open(id);
  await changeDirectory(world.db, YANJI, withAdministrator, { at: now(), by: 'test', what: 'test' });
});
afterAll(async () => {
  for (const each of runners) await each.stop();
  await world.close();
});

/** A server that works; stopped before the next one begins. */
function server(more: Partial<JobPorts> = {}): JobRunner {
  const runner = jobRunner({ ...ports, ...more });
  runners.push(runner);
  return runner;
}

const extension = (why: string) => ({
  kind: 'request-scope-extension',
  data: { items: ['目录外服务'], reason: why },
});
const casesOf = (why: string) => cycles.map((cycle) => ({ cycle, command: extension(why) }));

async function post(path: string, body: unknown, person = 'jingban'): Promise<JobDetail> {
  const response = await ask(app, 'POST', path, { body, person });
  expect(response.status).toBe(202);
  return JSON.parse(await response.text());
}

async function seen(id: string, person = 'jingban'): Promise<JobDetail> {
  return JSON.parse(await (await ask(app, 'GET', `/api/jobs/${id}`, { person })).text());
}

function over(id: string): Promise<JobDetail> {
  return eventually(async () => {
    const job = await seen(id);
    return job.endedAt === null ? null : job;
  }, `${id} did not end`);
}

async function extensionsIn(cycleId: CycleId, why: string): Promise<number> {
  const facts = await factsOf(world.db, cycleId);
  return facts.filter(({ kind, data }) => kind === 'scope-extension-requested' && JSON.stringify(data).includes(why))
    .length;
}

describe('long work', () => {
  test('is answered at once, goes on by itself, and tells what became of each part', async () => {
    const strange = { cycle: '222401-2020-999', command: extension('批量') };
    const job = await post('/api/jobs/repair', { cases: [...casesOf('批量'), strange] });
    expect(job).toMatchObject({ kind: 'repair', parts: 4, done: 0, endedAt: null });
    const runner = server();
    const ended = await over(job.id);
    await runner.stop();
    expect(ended).toMatchObject({ parts: 4, done: 3, refused: 1, failed: 0 });
    expect(ended.items.map(({ title, outcome }) => [title, outcome])).toEqual([
      ...cycles.map((id) => [id, 'done']),
      ['222401-2020-999', 'refused'],
    ]);
    expect(ended.items[3]?.result).toMatchObject({ code: 'unknown-cycle' });
    for (const id of cycles) expect(await extensionsIn(id, '批量')).toBe(1);
  });

  test('cut off between two parts goes on in another server, and does no part twice', async () => {
    const job = await post('/api/jobs/repair', { cases: casesOf('中断') });
    let given = 0;
    const cutting: Gateway = {
      ...ports.gateway,
      submit: async (asked) => {
        const answer = await ports.gateway.submit(asked);
        given += 1;
        // The command is on record, and the server dies before it can note that.
        if (given === 2) throw new Error('cut off');
        return answer;
      },
    };
    const first = server({ gateway: cutting, pause: () => new Promise(() => undefined) });
    await eventually(async () => (given === 2 ? true : null), 'nothing was given');
    expect(await seen(job.id)).toMatchObject({ done: 1, endedAt: null });
    runners.splice(runners.indexOf(first), 1);
    // Nobody takes it from the dead one before its lease is past.
    expect(await takeJob(world.db, 'another', { at: now(), until: now() })).toBeNull();
    const second = server({ now: () => fromMs(toMs(now()) + A_LEASE_MS) });
    const ended = await over(job.id);
    await second.stop();
    expect(ended).toMatchObject({ done: 3, refused: 0 });
    for (const id of cycles) expect(await extensionsIn(id, '中断')).toBe(1);
  });

  test('asked again under its id is the same work; under the id of another it is refused', async () => {
    const again = { id: 'repair-of-today', cases: casesOf('再问') };
    const first = await post('/api/jobs/repair', again);
    expect(await post('/api/jobs/repair', again)).toEqual(first);
    const other = await ask(app, 'POST', '/api/jobs/repair', { body: again, person: 'kezhang' });
    expect([other.status, (await problemIn(other)).code]).toEqual([409, 'command-id-reused']);
    expect((await ask(app, 'GET', `/api/jobs/${first.id}`, { person: 'kezhang' })).status).toBe(422);
  });

  test('of somebody who has left is refused part by part; once he is back he begins it again, and each is done once', async () => {
    const { id } = await post('/api/jobs/repair', { cases: casesOf('离任') });
    await untilActive('jingban', plainDate('2026-01-01'));
    const runner = server();
    const ended = await eventually(async () => {
      const job = await jobOf(world.db, { code: YANJI, person: 'jingban' }, { id, at: now() });
      return job === null || job.endedAt === null ? null : job;
    }, 'did not end');
    await runner.stop();
    await untilActive('jingban', null);
    expect(ended).toMatchObject({ done: 0, refused: 3 });
    expect(ended.items[0]?.result).toMatchObject({ code: 'person-inactive' });
    for (const each of cycles) expect(await extensionsIn(each, '离任')).toBe(0);
    expect((await ask(app, 'POST', `/api/jobs/${id}/again`, { person: 'kezhang' })).status).toBe(422);
    expect(await post(`/api/jobs/${id}/again`, undefined)).toMatchObject({ state: 'waiting', done: 0, refused: 0 });
    const second = server();
    expect(await over(id)).toMatchObject({ state: 'ended', done: 3, refused: 0, mayAgain: false });
    // Nothing is left of it: asked once more, nothing happens.
    const { endedAt } = await seen(id);
    expect(await post(`/api/jobs/${id}/again`, undefined)).toMatchObject({ endedAt, done: 3 });
    await second.stop();
    for (const each of cycles) expect(await extensionsIn(each, '离任')).toBe(1);
  });

  test('that opens the lots of a sheet tells each lot, and a second time opens none', async () => {
    const bytes = await fileOf('start', seventeen('2026-长期'));
    const runner = server();
    for (const id of ['import-one', 'import-two']) {
      const response = await ask(app, 'POST', `/api/jobs/import?id=${id}`, { body: bytes, person: 'jingban' });
      expect(response.status).toBe(202);
      const ended = await over(id);
      expect(ended.items.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
      expect(ended.items.every(({ cycleId }) => cycleId !== null)).toBe(true);
    }
    const [one, two] = await Promise.all(['import-one', 'import-two'].map((id) => seen(id)));
    expect(two?.items.map(({ cycleId }) => cycleId)).toEqual(one?.items.map(({ cycleId }) => cycleId));
    await runner.stop();
  });

  test('of the one who runs the system derives the rows of every cycle of the county again', async () => {
    await world.db.updateTable('cycles').set({ title: '不对的名称' }).where('code', '=', YANJI).execute();
    const { id, parts } = await post('/api/jobs/rebuild', { reason: '名称不对' }, 'guanliyuan');
    const runner = server();
    await eventually(async () => ((await seen(id, 'guanliyuan')).endedAt === null ? null : true), 'did not end');
    await runner.stop();
    expect(await seen(id, 'guanliyuan')).toMatchObject({ parts, done: parts, reason: '名称不对' });
    const wrong = await world.db.selectFrom('cycles').select('cycle_id').where('title', '=', '不对的名称').execute();
    expect(wrong).toEqual([]);
    expect((await ask(app, 'POST', '/api/jobs/rebuild', { body: { reason: '一' }, person: 'jingban' })).status).toBe(
      403,
    );
  });

  test('of which one part breaks goes on with the others, and that part alone is begun again', async () => {
    const [broken = ''] = cycles;
    const derived: string[] = [];
    const derive = async (id: CycleId) => {
      derived.push(id);
      if (id === broken && derived.length < 40) throw new Error('broken');
    };
    const { id, parts } = await post('/api/jobs/rebuild', { reason: '试' }, 'guanliyuan');
    expect(parts).toBeLessThan(30);
    const ended = () =>
      eventually(async () => {
        const job = await seen(id, 'guanliyuan');
        return job.endedAt === null ? null : job;
      }, 'did not end');
    const runner = server({ rebuild: derive });
    expect(await ended()).toMatchObject({ failed: 1, mayAgain: true, items: [{ cycleId: broken, outcome: 'failed' }] });
    // Nobody else goes on with what is the administrator's to ask for.
    expect((await ask(app, 'GET', '/api/jobs/rebuild', { person: 'jingban' })).status).toBe(403);
    derived.length = 40;
    await post(`/api/jobs/${id}/again`, undefined, 'guanliyuan');
    expect(await ended()).toMatchObject({ failed: 0, done: parts, items: [] });
    await runner.stop();
    expect(derived.slice(40)).toEqual([broken]);
    const ahead = await ask(app, 'GET', '/api/jobs/rebuild', { person: 'guanliyuan' });
    expect(await ahead.json()).toEqual({ cycles: parts, underWay: false });
  });

  test('of a sheet with a wrong lot keeps what is wrong at its cell, and begun again opens no lot twice', async () => {
    const rows = seventeen('2026-重来').map((row) =>
      '计划合同年数' in row && row.标段 === '2' ? { ...row, 计划合同年数: '三年' } : row,
    );
    const bytes = await fileOf('start', rows);
    const runner = server();
    await ask(app, 'POST', '/api/jobs/import?id=import-some&onlyValid=true', { body: bytes, person: 'jingban' });
    const first = await over('import-some');
    expect(first).toMatchObject({ done: 2, refused: 1, mayAgain: true });
    expect(first.items[1]).toMatchObject({ outcome: 'refused', result: { problems: [{ column: '计划合同年数' }] } });
    await post('/api/jobs/import-some/again', undefined);
    const second = await over('import-some');
    await runner.stop();
    expect(second).toMatchObject({ done: 2, refused: 1, mayAgain: true });
    expect(second.items.map(({ cycleId }) => cycleId)).toEqual(first.items.map(({ cycleId }) => cycleId));
  });

  test('whose sheet has a mistake says so in its one part', async () => {
    const runner = server();
    const response = await ask(app, 'POST', '/api/jobs/import?id=import-bad', {
      body: new Uint8Array([1, 2, 3]),
      person: 'jingban',
    });
    expect(response.status).toBe(202);
    expect((await over('import-bad')).items).toMatchObject([
      { n: 1, outcome: 'refused', result: { code: 'bad-input' } },
    ]);
    await runner.stop();
  });

  test('shows where it stands: it waits for its turn, a server is at it, or gave no sign of life', async () => {
    const { id, state } = await post('/api/jobs/repair', { cases: casesOf('状态') });
    const at = now();
    await takeJob(world.db, 'dead', { at, until: fromMs(toMs(at) + A_LEASE_MS) });
    const stateAt = async (later: number) =>
      (await jobOf(world.db, { code: YANJI, person: 'jingban' }, { id, at: fromMs(toMs(at) + later) }))?.state;
    expect([state, await stateAt(0), await stateAt(A_LEASE_MS + 1)]).toEqual(['waiting', 'working', 'interrupted']);
    const runner = server({ now: () => fromMs(toMs(now()) + 2 * A_LEASE_MS) });
    expect(await over(id)).toMatchObject({ state: 'ended' });
    await runner.stop();
  });

  test('that was over ninety days ago is forgotten, with its parts; what is younger stays', async () => {
    const own = async () => JSON.parse(await (await ask(app, 'GET', '/api/jobs', { person: 'jingban' })).text()).jobs;
    const before = (await own()).length;
    expect(before).toBeGreaterThan(0);
    for (const [days, left] of [
      [89, before],
      [91, 0],
    ] as const) {
      const runner = server({ now: () => fromMs(toMs(now()) + days * 86_400_000) });
      await eventually(async () => ((await own()).length === left ? true : null), `${left} were not left`);
      await runner.stop();
    }
    expect(await world.db.selectFrom('job_parts').select('n').where('code', '=', YANJI).execute()).toEqual([]);
  });
});

function withAdministrator(before: DirectorySnapshot): DirectorySnapshot {
  const [one] = before.people;
  const [held] = before.holdings;
  if (one === undefined || held === undefined) throw new TypeError('an empty bureau');
  return {
    ...before,
    people: [...before.people, { ...one, id: 'guanliyuan', name: 'guanliyuan', email: null }],
    holdings: [...before.holdings, { ...held, post: 'administrator', person: 'guanliyuan' }],
  };
}

async function untilActive(person: string, activeTo: PlainDate | null): Promise<void> {
  await changeDirectory(
    world.db,
    YANJI,
    (before) => ({
      ...before,
      people: before.people.map((each) => (each.id === person ? { ...each, activeTo } : each)),
    }),
    { at: now(), by: 'test', what: 'test' },
  );
}
