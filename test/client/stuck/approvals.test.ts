import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays } from '../../../domain/calendar/plain-date.js';
import { refreshStuck } from '../../../store/stuck/refresh.js';
import { freshCycleId, today } from '../../support/workflow-office.js';
import { approvedPlan, submittedPlan } from '../../support/workflow-plan.js';
import { createWorld, eventually, type World } from '../../support/workflow-world.js';
import { caigou } from '../cli/terminal.js';
import { appOn, colleague, daysOn, enter, holding, rested, stuckFor, stuckIn, submitted } from './county.js';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

describe('what is stuck in approvals, on the real engine', () => {
  test('a step whose post nobody holds has no approver, from the fact that found nobody on', async () => {
    await enter(world, '科长调离', ({ holdings }) => ({
      holdings: holdings.filter(({ post }) => post !== 'headOfOffice'),
    }));
    const cycleId = freshCycleId();
    await world.open(cycleId);
    await submittedPlan(world, cycleId);
    const found = await eventually(async () => (await stuckFor(world, 'noApprover', cycleId)) ?? null, 'nothing stuck');
    const fact = (await world.facts(cycleId)).find(({ kind }) => kind === 'seats-resolved');
    expect(found).toMatchObject({
      about: { kind: 'entry', approval: 'a1', entry: 1 },
      detail: { variant: 'vacant', posts: 'headOfOffice' },
      since: fact?.at,
      whoFrees: ['administrator', 'superior'],
    });
    const said = await caigou(['stuck', '--as', 'jingban'], { app: appOn(world) });
    expect(said).toMatchObject({ err: '', code: 0 });
    expect(said.out).toMatch(/没有审批人（noApprover） 1 项\n.*岗位空缺（科室负责人）/);
    expect(said.out).toContain('谁能解决：管理员、上级机关管理员');
    await enter(world, '科长到任', ({ holdings }) => ({ holdings: [...holdings, holding('headOfOffice', 'kezhang')] }));
  });

  test('a task past its day is over the limit, with the commands that free it, until it is decided', async () => {
    const cycleId = await submitted(world);
    await refreshStuck(world.db, daysOn(1));
    expect(await stuckFor(world, 'overLimit', cycleId)).toBeUndefined();
    await refreshStuck(world.db, daysOn(30));
    const found = await stuckFor(world, 'overLimit', cycleId);
    expect(found).toMatchObject({
      about: { kind: 'task', task: 'a1.1.1', holder: 'kezhang' },
      detail: { who: 'kezhang' },
    });
    expect(found?.repair.map((each) => ('command' in each ? each.command : each.way))).toEqual([
      'urge',
      'repair-reassign',
      'repair-extend-limit',
    ]);
    const said = await caigou(['stuck', '--as', 'jingban', '--reason', 'overLimit'], { app: appOn(world) });
    expect(said.out).toContain(`npx caigou do urge --cycle ${cycleId} --as jingban --data '{"task":"a1.1.1"}'`);
    await world.give(cycleId, {
      kind: 'approve',
      data: { subject: { kind: 'annual-plan', ref: 'y1' }, step: 'office' },
    });
    expect(await stuckFor(world, 'overLimit', cycleId)).toBeUndefined();
  });

  test('a duty nobody met is a broken limit, once for each look at it, since the same moment', async () => {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    await approvedPlan(world, cycleId);
    await rested(world, cycleId);
    await refreshStuck(world.db, daysOn(60));
    const first = await stuckFor(world, 'limitBroken', cycleId);
    expect(first).toMatchObject({ about: { kind: 'obligation', rule: 'plan-filing' } });
    await refreshStuck(world.db, daysOn(90));
    const later = (await stuckIn(world, cycleId)).filter(
      ({ about }) => JSON.stringify(about) === JSON.stringify(first?.about),
    );
    expect(later).toEqual([{ ...first, cycleTitle: '社工站服务采购' }]);
  });

  test('an approver who is away without a proxy holds the step up until somebody stands in', async () => {
    const cycleId = await submitted(world);
    const absence = { person: 'kezhang', from: today(), to: addDays(today(), 9), reason: '培训' };
    await enter(world, '外出', () => ({ absences: [absence] }));
    expect(await stuckFor(world, 'awayNoProxy', cycleId)).toMatchObject({ detail: { until: absence.to, why: '培训' } });
    const proxy = { id: 'p1', principal: 'kezhang', proxy: 'fukezhang', from: today(), to: absence.to };
    await enter(world, '代理', ({ people }) => ({
      people: [...people, colleague('fukezhang')],
      proxies: [{ ...proxy, subjects: ['annual-plan'] }],
    }));
    expect(await stuckFor(world, 'awayNoProxy', cycleId)).toBeUndefined();
    await enter(world, '回来', () => ({ absences: [], proxies: [] }));
  });
});
