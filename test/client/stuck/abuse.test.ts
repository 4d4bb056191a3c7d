import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Hono } from 'hono';
import type { Approval } from '../../../domain/approval/types.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import type { CycleId } from '../../../domain/ids.js';
import { PLAN_SUBJECT } from '../../support/workflow-plan.js';
import { createWorld, type World } from '../../support/workflow-world.js';
import { ask, problemIn } from '../http/app-for-tests.js';
import { appOn, colleague, enter, holding, rested, submitted } from './county.js';

/** What people try at the interface itself, against the real engine and record: a clear no, and the case as it was. */

let world: World;
let app: Hono;
beforeAll(async () => {
  world = await createWorld();
  app = appOn(world);
  await enter(world, '管理员到任', ({ people, holdings }) => ({
    people: [...people, colleague('guanli'), colleague('fukezhang')],
    holdings: [...holdings, holding('administrator', 'guanli')],
  }));
});
afterAll(() => world.close());

const YEARS = { from: plainDate('2026-01-01'), to: plainDate('2030-12-31') };

type Given = { status: number; code: string | null; why: unknown };

async function give(cycleId: CycleId, person: string, kind: string, data: object): Promise<Given> {
  const response = await ask(app, 'POST', `/api/cycles/${cycleId}/commands`, { person, body: { kind, data } });
  if (response.status === 200) return { status: 200, code: null, why: null };
  const { code, why, allowedNow } = await problemIn(response);
  expect(Array.isArray(allowedNow)).toBe(true);
  return { status: response.status, code, why };
}

async function approvalOf(cycleId: CycleId): Promise<Approval> {
  const approval = (await world.state(cycleId)).approvals.running.a1;
  if (approval === undefined) throw new Error('nothing runs');
  return approval;
}

/** What a client that has read it sends along. */
async function seen(cycleId: CycleId, task = 'a1.1.1') {
  const { version, subject } = await approvalOf(cycleId);
  return { task, ifVersion: version, contentHash: subject.hash };
}

async function whole(cycleId: CycleId) {
  const tasks = await world.db.selectFrom('tasks').selectAll().where('cycle_id', '=', cycleId).execute();
  return { facts: await world.facts(cycleId), state: await world.state(cycleId), tasks };
}

async function decisionsIn(cycleId: CycleId): Promise<number> {
  return (await world.facts(cycleId)).filter(({ kind }) => kind === 'decided').length;
}

describe('refused at the interface, and the case is as it was', () => {
  let cycleId: CycleId;
  beforeAll(async () => {
    cycleId = await submitted(world);
  });

  test.each<[string, string, string, (read: Awaited<ReturnType<typeof seen>>) => object, string, number]>([
    ['a decision on the task of another', 'fenguan', 'approve', (read) => read, 'not-your-task', 403],
    [
      'passing on the task of another',
      'fenguan',
      'transfer',
      (read) => ({ ...read, to: 'juzhang', reason: '代办' }),
      'not-your-task',
      403,
    ],
    [
      'withdrawing what another asked for',
      'kezhang',
      'withdraw',
      ({ ifVersion }) => ({ approval: 'a1', ifVersion, reason: '不办' }),
      'not-your-task',
      403,
    ],
    [
      'a digest of what was never shown',
      'kezhang',
      'approve',
      (read) => ({ ...read, contentHash: 'a'.repeat(64) }),
      'content-changed',
      409,
    ],
    [
      'a version that has moved on',
      'kezhang',
      'approve',
      (read) => ({ ...read, ifVersion: read.ifVersion - 1 }),
      'view-changed',
      409,
    ],
    [
      'an opinion of three thousand characters',
      'kezhang',
      'approve',
      (read) => ({ ...read, opinion: '同'.repeat(3_000) }),
      'too-long',
      422,
    ],
    [
      'an opinion of half a megabyte',
      'kezhang',
      'reject',
      (read) => ({ ...read, opinion: '不'.repeat(170_000) }),
      'bad-input',
      400,
    ],
    ['a refusal without a word', 'kezhang', 'reject', (read) => ({ ...read, opinion: '  ' }), 'opinion-required', 422],
    ['a task nobody gave out', 'kezhang', 'approve', (read) => ({ ...read, task: 'a7.1.1' }), 'unknown-subject', 422],
    [
      'giving the task to who asked for the matter',
      'kezhang',
      'transfer',
      (read) => ({ ...read, to: 'jingban', reason: '出差' }),
      'not-eligible',
      422,
    ],
    [
      'a repair by who is no administrator',
      'kezhang',
      'repair-reassign',
      ({ ifVersion, task }) => ({ task, to: 'juzhang', reason: '出差', previewVersion: ifVersion }),
      'post-missing',
      403,
    ],
    [
      'a repair on another preview',
      'guanli',
      'repair-reassign',
      ({ ifVersion, task }) => ({ task, to: 'juzhang', reason: '出差', previewVersion: ifVersion - 1 }),
      'preview-stale',
      409,
    ],
    [
      'an administrator who gives himself the decision',
      'guanli',
      'repair-reassign',
      ({ ifVersion, task }) => ({ task, to: 'guanli', reason: '出差', previewVersion: ifVersion }),
      'separated',
      403,
    ],
    [
      'and who does so by a hand-over',
      'guanli',
      'hand-over',
      () => ({ from: 'kezhang', to: 'guanli', reason: '出差' }),
      'not-eligible',
      422,
    ],
  ])('%s', async (_what, person, kind, bodyOf, code, status) => {
    const before = await whole(cycleId);
    const answer = await give(cycleId, person, kind, bodyOf(await seen(cycleId)));
    expect([answer.code, answer.status]).toEqual([code, status]);
    expect(await whole(cycleId)).toEqual(before);
  });

  test('a flood of urges on the day the task came up: each is told from which day on', async () => {
    const before = await whole(cycleId);
    const flood = await Promise.all(
      Array.from({ length: 30 }, () => give(cycleId, 'jingban', 'urge', { task: 'a1.1.1' })),
    );
    expect(new Set(flood.map(({ code }) => code))).toEqual(new Set(['urged-today']));
    expect(flood[0]?.why).toMatchObject({ next: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    expect(await whole(cycleId)).toEqual(before);
  });

  test('proxies that would stand in for one another', async () => {
    const before = await whole(cycleId);
    const proxy = (principal: string, stands: string) =>
      ask(app, 'POST', '/api/directory/edits', {
        person: 'guanli',
        body: {
          edit: {
            kind: 'add-proxy',
            principal,
            proxy: stands,
            from: '2027-01-01',
            to: '2027-01-31',
            subjects: [PLAN_SUBJECT.kind],
          },
        },
      });
    expect((await proxy('kezhang', 'fenguan')).status).toBe(200);
    const loop = await proxy('fenguan', 'kezhang');
    expect([(await problemIn(loop)).code, loop.status]).toEqual(['proxy-loop', 422]);
    expect(await whole(cycleId)).toEqual(before);
  });
});

describe('at the same moment', () => {
  test('whose task it is and who stands in for him: the first decides, and the other is told who was first', async () => {
    const cycleId = await submitted(world);
    const proxy = { id: 'px1', principal: 'kezhang', proxy: 'fukezhang', subjects: [PLAN_SUBJECT.kind] };
    await enter(world, '设代理', ({ proxies }) => ({ proxies: [...proxies, { ...proxy, ...YEARS }] }));
    const read = await seen(cycleId);
    const both = ['kezhang', 'fukezhang'];
    const answers = await Promise.all(both.map((person) => give(cycleId, person, 'approve', read)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const first = both[answers.findIndex(({ status }) => status === 200)];
    const second = answers.find(({ status }) => status === 409);
    expect(second).toMatchObject({ code: 'already-decided', why: { by: first } });
    expect(await decisionsIn(cycleId)).toBe(1);
    await enter(world, '代理结束', () => ({ proxies: [] }));
  });

  test('one person from two windows: once', async () => {
    const cycleId = await submitted(world);
    const read = await seen(cycleId);
    const answers = await Promise.all([1, 2, 3].map(() => give(cycleId, 'kezhang', 'approve', read)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await decisionsIn(cycleId)).toBe(1);
  });

  test('whoever is dismissed while he decides has decided, or has not: never later', async () => {
    const cycleId = await submitted(world);
    const read = await seen(cycleId);
    const [answer] = await Promise.all([
      give(cycleId, 'kezhang', 'approve', read),
      enter(world, '科长离职', ({ people }) => ({
        people: people.map((each) => (each.id === 'kezhang' ? { ...each, activeTo: plainDate('2026-01-01') } : each)),
      })),
    ]);
    await rested(world, cycleId);
    expect(await decisionsIn(cycleId)).toBe(answer.status === 200 ? 1 : 0);
    const again = await give(cycleId, 'kezhang', 'approve', read);
    expect(again.code).toBe('person-inactive');
    expect(await decisionsIn(cycleId)).toBe(answer.status === 200 ? 1 : 0);
  });
});
