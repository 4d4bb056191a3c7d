import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { drainOutbox } from '../../../activities/send-letters.js';
import { type Instant, instantAt } from '../../../domain/calendar/instant.js';
import { addDays, type PlainDate, weekday } from '../../../domain/calendar/plain-date.js';
import { addWorkingDays } from '../../../domain/calendar/working-days.js';
import type { CycleId } from '../../../domain/ids.js';
import { refreshStuck } from '../../../store/stuck/refresh.js';
import { tellStuck } from '../../../store/stuck/tell.js';
import { freshCycleId, shippedJudging, today } from '../../support/workflow-office.js';
import { approvedPlan, submittedPlan } from '../../support/workflow-plan.js';
import { createWorld, eventually, type World } from '../../support/workflow-world.js';
import { colleague, enter, holding, rested, stuckFor } from './county.js';

let world: World;
let vacant: CycleId;
beforeAll(async () => {
  world = await createWorld();
  await enter(world, '管理员到任，科长空缺', ({ people, holdings }) => ({
    people: [...people, colleague('guanli', { name: '管理员' }), colleague('guanli2')],
    holdings: [
      ...holdings.filter(({ post }) => post !== 'headOfOffice'),
      holding('administrator', 'guanli'),
      holding('administrator', 'guanli2'),
    ],
  }));
  vacant = freshCycleId();
  await world.open(vacant);
  await submittedPlan(world, vacant);
  await eventually(async () => (await stuckFor(world, 'noApprover', vacant)) ?? null, 'nothing is stuck');
  await rested(world, vacant);
});
afterAll(() => world.close());

/** Working days from now on, as the county counts them. */
function workingDay(count: number): PlainDate {
  return addWorkingDays(today(), count, shippedJudging().calendar);
}

/** Tells at that moment, and lets the post go out; the letters to that administrator. */
async function told(at: Instant, to = 'guanli'): Promise<{ subject: string; text: string }[]> {
  const before = world.letters.length;
  await tellStuck(world.db, at);
  await drainOutbox(world.ports, () => at);
  return world.letters.slice(before).filter((letter) => letter.to.email === `${to}@mz.example`);
}

describe('what administrators are told', () => {
  test('nothing before the sending time, one letter then, and no second one that day', async () => {
    const day = workingDay(1);
    expect(await told(instantAt(day, '07:00'))).toEqual([]);
    const [letter, ...more] = await told(instantAt(day, '09:30'));
    expect(more).toEqual([]);
    expect(letter?.subject).toMatch(/^每日受阻清单：受阻事项 \d+ 件 — 延吉市民政局/);
    expect(letter?.text).toMatch(new RegExp(`没有审批人：${vacant} .*岗位空缺（科室负责人）`));
    expect(letter?.text).toContain('谁能解决：管理员、上级机关管理员');
    expect(await told(instantAt(day, '15:00'))).toEqual([]);
  });

  test('every administrator, on every working day, and nobody on a rest day', async () => {
    const day = workingDay(2);
    expect(await told(instantAt(day, '09:30'), 'guanli2')).toHaveLength(1);
    await tellStuck(world.db, instantAt(workingDay(3), '22:30'));
    expect(await told(instantAt(workingDay(4), '09:30'))).toHaveLength(1);
    const sunday = addDays(day, 7 - weekday(day));
    expect(await told(instantAt(sunday, '09:30'))).toEqual([]);
  });

  test('what has broken a limit at once, once, beside the morning letter', async () => {
    const cycleId = freshCycleId();
    await enter(world, '科长到任', ({ holdings }) => ({ holdings: [...holdings, holding('headOfOffice', 'kezhang')] }));
    await world.open(cycleId);
    await approvedPlan(world, cycleId);
    await rested(world, cycleId);
    const day = workingDay(30);
    await told(instantAt(day, '09:30'));
    await refreshStuck(world.db, instantAt(day, '10:00'));
    expect(await stuckFor(world, 'limitBroken', cycleId)).toBeDefined();
    const [letter, ...more] = await told(instantAt(day, '10:05'));
    expect(more).toEqual([]);
    expect(letter?.subject).toContain('请立即处理');
    expect(letter?.text).toMatch(new RegExp(`期限已过：${cycleId} `));
    expect(await told(instantAt(day, '10:06'))).toEqual([]);
  });
});
