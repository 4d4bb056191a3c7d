import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../client/callers.js';
import { createGateway, gatewayPorts } from '../../client/cycles.js';
import { type DirectoryDesk, type DirectoryOutlook, directoryDesk } from '../../client/directory/desk.js';
import { handOver } from '../../client/directory/hand-over.js';
import { undoHandOver } from '../../client/directory/undo-hand-over.js';
import { liveEntry, tasksOf } from '../../domain/approval/find.js';
import { addDays, plainDate } from '../../domain/calendar/plain-date.js';
import { cardOf } from '../../domain/directory/lookup.js';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import { contentHash } from '../../domain/hash.js';
import type { CycleId } from '../../domain/ids.js';
import { packPolicy } from '../../domain/policy/pack.js';
import { changeDirectory, directoryOf } from '../../store/registry/directory.js';
import { publishPolicy } from '../../store/registry/policies.js';
import { bureau, freshCycleId, now, opening, shippedJudging, today, YANJI } from '../support/workflow-office.js';
import { PLAN, PLAN_SUBJECT } from '../support/workflow-plan.js';
import { createWorld, eventually, type World } from '../support/workflow-world.js';

let world: World;
let desk: DirectoryDesk;
/** Two wait for the office, one for the deputy head, one was only opened. */
const [first, second, further, opened] = [freshCycleId(), freshCycleId(), freshCycleId(), freshCycleId()];
const ALL = [first, second, further, opened];

/** The bureau with an administrator and somebody who can take a post over. */
function staffed(): DirectorySnapshot {
  const base = bureau();
  const [someone] = base.people;
  if (someone === undefined) throw new Error('nobody');
  const more = ['guanliyuan', 'xinkezhang'].map((id) => ({ ...someone, id, name: id, email: null }));
  const held = { post: 'administrator' as const, person: 'guanliyuan', from: someone.activeFrom, to: null };
  return { ...base, people: [...base.people, ...more], holdings: [...base.holdings, held] };
}

/** The office is handed over: its head keeps working elsewhere in the bureau. */
function officeMoved(directory: DirectorySnapshot, to: string | null): DirectorySnapshot {
  const others = directory.holdings.filter(({ post }) => post !== 'headOfOffice');
  const from = addDays(today(), -1);
  const fresh = to === null ? [] : [{ post: 'headOfOffice' as const, person: to, from, to: null }];
  return { ...directory, holdings: [...others, ...fresh] };
}

async function newest(): Promise<DirectorySnapshot> {
  const found = await directoryOf(world.db, YANJI);
  if (found === null) throw new Error('no directory');
  return found;
}

async function as(id: string): Promise<Caller> {
  const directory = await newest();
  const card = cardOf(directory, id, today());
  if (card === undefined) throw new Error(id);
  return { code: YANJI, card, directory };
}

async function look(next: DirectorySnapshot): Promise<DirectoryOutlook> {
  const outlook = await desk.preview(await as('guanliyuan'), next);
  if ('code' in outlook) throw new Error(JSON.stringify(outlook));
  return outlook;
}

const gateway = () => gatewayPorts(world.db, { client: world.client, taskQueue: world.taskQueue });

async function openIn(id: CycleId): Promise<string[]> {
  const { approvals } = await world.state(id);
  const entry = Object.values(approvals.running).flatMap((each) => liveEntry(each) ?? [])[0];
  return entry === undefined ? [] : tasksOf(entry).flatMap(({ status, owner }) => (status === 'open' ? [owner] : []));
}

const waitsFor = (id: CycleId, person: string) =>
  eventually(async () => ((await openIn(id)).includes(person) ? true : null), `${id} does not wait for ${person}`);

/** How often each was asked to look its people up, and did. */
async function lookUps(): Promise<Record<string, number>> {
  const of = ['resolution-asked', 'seats-resolved'];
  const counted = await Promise.all(
    ALL.map(async (id) => [id, (await world.facts(id)).filter(({ kind }) => of.includes(kind)).length] as const),
  );
  return Object.fromEntries(counted);
}

beforeAll(async () => {
  world = await createWorld();
  const { db, client: engine, taskQueue } = world;
  desk = directoryDesk({ db, engine, taskQueue, now, waitMs: 60_000 });
  await changeDirectory(db, YANJI, staffed, { at: now(), by: 'test', what: 'people' });
  for (const id of ALL) {
    await world.start(id);
    await world.submit(opening(id));
  }
  for (const id of [first, second, further]) {
    await world.give(id, PLAN);
    await world.give(id, { kind: 'submit-approval', data: { subject: PLAN_SUBJECT } });
    await waitsFor(id, 'kezhang');
  }
  await world.give(further, { kind: 'approve', data: { subject: PLAN_SUBJECT, step: 'office' } });
  await waitsFor(further, 'fenguan');
}, 300_000);
afterAll(() => world.close());

describe('a post that goes to somebody else, over four open cycles', () => {
  let seen: DirectoryOutlook;

  test('is looked at first: the cycles whose open step it touches, and who comes for whom', async () => {
    seen = await look(officeMoved(await newest(), 'xinkezhang'));
    expect(seen.cycles.map(({ cycleId }) => cycleId)).toEqual([first, second].sort());
    expect(seen.cycles.flatMap(({ steps }) => steps)).toMatchObject([
      { leaving: [{ id: 'kezhang' }], coming: [{ id: 'xinkezhang' }], ownerless: false },
      { leaving: [{ id: 'kezhang' }], coming: [{ id: 'xinkezhang' }], ownerless: false },
    ]);
    expect(seen.difference.map(({ list, how }) => `${list} ${how}`)).toEqual(['holdings added', 'holdings removed']);
  });

  test('changes nothing under a digest that was not shown, and nothing for who does not keep the directory', async () => {
    const next = officeMoved(await newest(), 'xinkezhang');
    expect(await desk.publish(await as('guanliyuan'), next, '000000000000')).toMatchObject({ code: 'preview-stale' });
    expect(await desk.publish(await as('jingban'), next, seen.digest)).toMatchObject({ code: 'post-missing' });
    expect((await newest()).rev).toBe(seen.rev);
  });

  test('published, it asks just these cycles again; the others hear nothing', async () => {
    const before = await lookUps();
    const progress = await desk.publish(await as('guanliyuan'), officeMoved(await newest(), 'xinkezhang'), seen.digest);
    expect(progress).toMatchObject({ rev: seen.rev + 1, state: 'done' });
    for (const id of [first, second]) {
      await waitsFor(id, 'xinkezhang');
      expect(await openIn(id)).toEqual(['xinkezhang']);
    }
    const after = await lookUps();
    expect(ALL.map((id) => after[id] === before[id])).toEqual([false, false, true, true]);
  });

  test('the same again does nothing and says so', async () => {
    const before = await lookUps();
    expect(await look(await newest())).toMatchObject({ status: 'nothing', cycles: [] });
    expect(await desk.check(await as('guanliyuan'))).toMatchObject({ state: 'done' });
    expect(await lookUps()).toEqual(before);
  });

  test('an absence and a proxy touch no step: the task stays where it is', async () => {
    const before = await lookUps();
    const span = { from: today(), to: addDays(today(), 5) };
    const away = { kind: 'add-absence', person: 'fenguan', ...span, reason: '出差' } as const;
    const stands = {
      kind: 'add-proxy',
      principal: 'fenguan',
      proxy: 'juzhang',
      ...span,
      subjects: ['annual-plan'],
    } as const;
    expect(await desk.edit(await as('fenguan'), away, false)).toMatchObject({ state: 'done', cycles: [] });
    expect(await desk.edit(await as('fenguan'), { ...stands, subjects: ['annual-plan'] }, false)).toMatchObject({
      cycles: [],
    });
    expect(await lookUps()).toEqual(before);
  });
});

describe('a post nobody holds any more', () => {
  test('leaves its open steps without an owner, which is seen before; filled again, they find one', async () => {
    const empty = officeMoved(await newest(), null);
    const seen = await look(empty);
    expect(seen.cycles.flatMap(({ steps }) => steps.map(({ ownerless }) => ownerless))).toEqual([true, true]);
    await desk.publish(await as('guanliyuan'), empty, seen.digest);
    for (const id of [first, second]) {
      await eventually(async () => {
        const [approval] = Object.values((await world.state(id)).approvals.running);
        return approval !== undefined && liveEntry(approval)?.status === 'unmanned' ? true : null;
      }, `${id} is not unmanned`);
    }
    const filled = officeMoved(await newest(), 'kezhang');
    const { digest, cycles } = await look(filled);
    expect(cycles).toHaveLength(2);
    await desk.publish(await as('guanliyuan'), filled, digest);
    for (const id of [first, second]) await waitsFor(id, 'kezhang');
    expect(await openIn(further)).toEqual(['fenguan']);
  });

  test('all that waits for one person goes to another, case by case, and what may not go is told', async () => {
    const parts = { db: world.db, gateway: createGateway(gateway()), ports: gateway() };
    const asked = async (to: string, confirm: boolean) =>
      handOver(parts, {
        ...{ caller: await as('guanliyuan'), via: 'api' as const, confirm },
        data: { from: 'kezhang', to, reason: '离岗' },
      });
    // Who submitted may not decide, whoever hands it to him.
    expect(await asked('jingban', true)).toMatchObject({
      cases: [
        { outcome: 'staysWhole', tasks: [{ outcome: 'stays', stays: { code: 'not-eligible' } }] },
        { outcome: 'staysWhole' },
      ],
    });
    expect(await asked('xinkezhang', false)).toMatchObject({
      confirmed: false,
      cases: [{ outcome: 'wouldMove' }, { outcome: 'wouldMove' }],
    });
    expect(await openIn(first)).toEqual(['kezhang']);
    expect(await asked('xinkezhang', true)).toMatchObject({ cases: [{ outcome: 'moved' }, { outcome: 'moved' }] });
    for (const id of [first, second]) await waitsFor(id, 'xinkezhang');
    expect(await asked('xinkezhang', true)).toMatchObject({ cases: [] });
    const { a1 } = (await world.state(second)).approvals.running;
    const task = a1?.entries.flatMap(tasksOf).find(({ status }) => status === 'open');
    const later = { task: task?.id ?? '', to: addDays(today(), 60), reason: '延长', previewVersion: a1?.version ?? 0 };
    const extended = { request: { kind: 'repair-extend-limit' as const, data: later }, caller: await as('guanliyuan') };
    expect(await parts.gateway.submit({ ...extended, via: 'api', cycleId: second })).not.toHaveProperty('code');
    const back = async (who: string, confirm: boolean) =>
      undoHandOver(parts, {
        ...{ caller: await as(who), via: 'api' as const, confirm },
        data: { from: 'kezhang', to: 'xinkezhang' },
      });
    /** What becomes of the approval of each cycle, whatever number it has. */
    const outcomes = async (confirm: boolean) => {
      const report = await back('guanliyuan', confirm);
      if ('code' in report) throw new Error(report.code);
      return Object.fromEntries(
        report.cases.flatMap(({ cycleId, approvals }) => approvals.map(({ outcome }) => [cycleId, outcome])),
      );
    };
    const stays = { approvals: [{ outcome: 'stays', refusal: { code: 'next-acted' } }] };
    expect(await back('jingban', true)).toMatchObject({ code: 'post-missing' });
    expect(await outcomes(false)).toEqual({ [first]: 'wouldGoBack', [second]: 'stays' });
    expect(await openIn(first)).toEqual(['xinkezhang']);
    expect(await outcomes(true)).toEqual({ [first]: 'wentBack', [second]: 'stays' });
    await waitsFor(first, 'kezhang');
    expect(await back('guanliyuan', true)).toMatchObject({ cases: [stays] });
  });

  test('is not for everybody, and names people there are', async () => {
    const parts = { db: world.db, gateway: createGateway(gateway()), ports: gateway() };
    const data = { from: 'kezhang', to: 'xinkezhang', reason: '离岗' };
    const common = { via: 'api' as const, confirm: true };
    expect(await handOver(parts, { ...common, data, caller: await as('jingban') })).toMatchObject({
      code: 'post-missing',
    });
    const caller = await as('guanliyuan');
    expect(await handOver(parts, { ...common, caller, data: { ...data, to: 'nobody' } })).toMatchObject({
      code: 'unknown-subject',
    });
  });

  test('somebody an open cycle still names is not left out of the directory', async () => {
    const now = await newest();
    const without = { ...now, people: now.people.filter(({ id }) => id !== 'fenguan') };
    expect(await desk.preview(await as('guanliyuan'), without)).toMatchObject({
      code: 'bad-input',
      issues: [{ field: 'people', expected: { zh: expect.stringContaining('fenguan') } }],
    });
  });
});

describe('where all must agree and one person holds two of the posts', () => {
  /** The county's policy with a first step of the plan in which office and deputy head must both agree. */
  async function bothAgree() {
    const { hash: _hash, ...shipped } = shippedJudging().policy;
    const rule = shipped.rules['route-annual-plan'];
    if (rule?.kind !== 'route') throw new Error('no route of a plan');
    const [step, ...steps] = rule.route.steps;
    if (step === undefined) throw new Error('a route without a step');
    const who = {
      by: 'post' as const,
      posts: ['headOfOffice' as const, 'deputyHead' as const],
      holders: 'each' as const,
    };
    const both = { ...step, who, tally: { mode: 'all' as const } };
    const rules = {
      ...shipped.rules,
      'route-annual-plan': { ...rule, route: { ...rule.route, steps: [both, ...steps] } },
    };
    const policy = { ...shipped, rules };
    const compiled = { ...policy, hash: contentHash(policy) };
    await publishPolicy(world.db, { compiled, effectiveFrom: plainDate('2000-01-01'), published: '', at: now() });
    return packPolicy(compiled);
  }
  /** Office and deputy head are held by these and nobody else. */
  const held = async (office: string, deputy: string | null) => {
    const current = await newest();
    const others = current.holdings.filter(({ post }) => post !== 'headOfOffice' && post !== 'deputyHead');
    const before = current.holdings
      .filter(({ post, to }) => (post === 'headOfOffice' || post === 'deputyHead') && to === null)
      .map((each) => ({ ...each, to: addDays(today(), -1) }));
    const from = addDays(today(), -1);
    const now = [
      { post: 'headOfOffice' as const, person: office, from, to: null },
      ...(deputy === null ? [] : [{ post: 'deputyHead' as const, person: deputy, from, to: null }]),
    ];
    const next = { ...current, holdings: [...others, ...before, ...now] };
    const seen = await look(next);
    await desk.publish(await as('guanliyuan'), next, seen.digest);
    return seen;
  };

  test("he goes, one is filled: the step is nobody's for the other until that has a holder, who is then asked", async () => {
    const cycle = freshCycleId();
    await held('kezhang', 'kezhang');
    await world.start(cycle, { policy: await bothAgree() });
    await world.submit(opening(cycle));
    await world.give(cycle, PLAN);
    await world.give(cycle, { kind: 'submit-approval', data: { subject: PLAN_SUBJECT } });
    await waitsFor(cycle, 'kezhang');
    const seen = await held('xinkezhang', null);
    const step = seen.cycles.find(({ cycleId }) => cycleId === cycle)?.steps[0];
    expect(step).toMatchObject({ leaving: [{ id: 'kezhang' }], coming: [{ id: 'xinkezhang' }], ownerless: true });
    await waitsFor(cycle, 'xinkezhang');
    const entryNow = async () => (await world.state(cycle)).approvals.running.a1?.entries[0];
    expect(await entryNow()).toMatchObject({
      status: 'unmanned',
      seats: [{ weight: 1 }, { post: 'deputyHead', tasks: [] }],
    });
    await held('xinkezhang', 'fenguan');
    await waitsFor(cycle, 'fenguan');
    expect(await openIn(cycle)).toEqual(['xinkezhang', 'fenguan']);
    expect(await entryNow()).toMatchObject({ status: 'open' });
  });
});
