import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ScheduleOverlapPolicy, type WorkflowClient } from '@temporalio/client';
import { watchEngine } from '../../../bin/engine-watch.js';
import type { Instant } from '../../../domain/calendar/instant.js';
import type { CycleId } from '../../../domain/ids.js';
import type { Stuck } from '../../../domain/stuck/types.js';
import { queueNotices } from '../../../store/outbox/queue.js';
import { auditChanges } from '../../../store/views/lists/audit.js';
import { keepSecondClock } from '../../../workers/second-clock.js';
import { cycleWorkflowId, secondClockId } from '../../../workflows/messages.js';
import { loseMailRoom, rowsOf } from '../../support/second-clock.js';
import { freshCycleId, now, today, YANJI } from '../../support/workflow-office.js';
import { restart, terminate } from '../../support/workflow-ways.js';
import { createWorld, eventually, type World } from '../../support/workflow-world.js';
import { caigou } from '../cli/terminal.js';
import { appOn, colleague, enter, holding, minutesOn, stuckFor, stuckIn } from './county.js';
import { failingCode, failingStep, lateRun } from './doors.js';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** One look of the watch, as the API process does it each minute. */
async function look(at: () => Instant = now, roundlessMinutes?: number): Promise<void> {
  const { db, client: workflow, schedule, taskQueue } = world;
  const watch = watchEngine({
    db,
    client: { workflow, schedule },
    taskQueue,
    now: at,
    ...(roundlessMinutes !== undefined && { roundlessMinutes }),
    onFault: (error) => {
      throw error;
    },
  });
  await watch.look();
  await watch.stop();
}

/** The row about the second clock once one look finds it to be so. */
async function clockRow(variant: string | undefined, ...how: Parameters<typeof look>): Promise<Stuck | undefined> {
  return eventually(
    async () => {
      await look(...how);
      const row = await stuckFor(world, 'secondClockStopped');
      return row?.detail.variant === variant ? { row } : null;
    },
    `the second clock does not seem ${variant ?? 'well'}`,
  ).then(({ row }) => row);
}

/** What an administrator types to have it run: tried out first, then done. */
async function clockStarted(aheadMs = 0) {
  const line = ['operate', 'start-second-clock', '--reason', '恢复巡检', '--as', 'guanli'];
  const app = appOn(world, { aheadMs });
  const tried = await caigou([...line, '--dry-run'], { app });
  return { tried, done: await caigou(line, { app }) };
}

/** So many rounds have begun, and the last of them was carried through. */
async function roundsDone(many: number): Promise<void> {
  await eventually(async () => {
    const { info } = await world.schedule.getHandle(secondClockId(world.taskQueue)).describe();
    return info.recentActions.length >= many && info.runningActions.length === 0 ? true : null;
  }, `no ${many} rounds were done`);
}

async function opened(): Promise<CycleId> {
  const cycleId = freshCycleId();
  await world.open(cycleId);
  return cycleId;
}

describe('the watch over the engine', () => {
  test('a cycle whose workflow was terminated is gone until it is restarted from the record', async () => {
    const cycleId = await opened();
    await look();
    expect(await stuckIn(world, cycleId)).toEqual([]);
    await terminate(world, cycleId);
    const { closeTime } = await world.client.getHandle(cycleWorkflowId(cycleId)).describe();
    await look();
    const found = await stuckFor(world, 'workflowGone', cycleId);
    expect(found).toMatchObject({ since: closeTime?.toISOString(), repair: [{ way: 'restart-from-record' }] });
    await restart(world, cycleId);
    await look();
    expect(await stuckFor(world, 'workflowGone', cycleId)).toBeUndefined();
  });

  test('hides no cycle behind one the engine tells nothing of, and says so', async () => {
    const [silent, gone] = [await opened(), await opened()];
    await terminate(world, gone);
    const { db, client, schedule, taskQueue } = world;
    const getHandle: WorkflowClient['getHandle'] = (id, ...more) => {
      const handle = client.getHandle(id, ...more);
      const describe = () => Promise.reject(new Error('no answer'));
      return id === cycleWorkflowId(silent) ? Object.create(handle, { describe: { value: describe } }) : handle;
    };
    const workflow: WorkflowClient = Object.create(client, { getHandle: { value: getHandle } });
    const faults: unknown[] = [];
    const onFault = (error: unknown): void => void faults.push(error);
    const watch = watchEngine({ db, client: { workflow, schedule }, taskQueue, now, onFault });
    await watch.look();
    await watch.stop();
    expect(await stuckFor(world, 'workflowGone', gone)).toBeDefined();
    expect(faults).toMatchObject([{ errors: [new Error('no answer')] }]);
    await restart(world, gone);
  });

  test('a letter that waits while the mail room sleeps is sent', async () => {
    const cycleId = await opened();
    await loseMailRoom(world);
    const due = { on: today(), certainty: 'final', earliest: today(), latest: today() } as const;
    const subject = { kind: 'annual-plan', ref: 'y1' } as const;
    const task = {
      kind: 'task',
      task: 'a1.1.1',
      approval: 'a1',
      step: 'office',
      subject,
      due,
      holder: 'kezhang',
    } as const;
    const same = { occurrence: 'task', revision: '1', slot: today() } as const;
    const [sendAt, key] = [minutesOn(-60), 'a1.1.1/task/1'];
    const notice = { ...same, key, audience: { person: 'kezhang' }, sendAt, about: task };
    const to = { recipient: 'kezhang', channel: 'mail', address: 'kezhang@mz.example' } as const;
    const row = { ...same, ...to, cycleId, about: 'a1.1.1', notBefore: sendAt, payload: { notice, title: '采购' } };
    await queueNotices(world.db, [row]);
    await look();
    await eventually(async () => {
      const rows = await rowsOf(world, cycleId);
      return rows.some((each) => each.key === key && each.state === 'sent') ? true : null;
    }, 'the letter still waits');
  });

  test('so is one the engine has forgotten, since it was first missed', async () => {
    const cycleId = await opened();
    const workflowExecution = { workflowId: cycleWorkflowId(cycleId) };
    await world.connection.workflowService.deleteWorkflowExecution({ namespace: 'default', workflowExecution });
    await eventually(
      () =>
        world.client
          .getHandle(workflowExecution.workflowId)
          .describe()
          .then(
            () => null,
            () => true,
          ),
      'the workflow is still there',
    );
    await look();
    const first = await stuckFor(world, 'workflowGone', cycleId);
    expect(first).toBeDefined();
    await look(() => minutesOn(1));
    expect(await stuckFor(world, 'workflowGone', cycleId)).toEqual(first);
    await restart(world, cycleId);
    await look();
  });

  test('an effect that fails again and again is a failing step, with what the database said, until it gets through', async () => {
    const { cycleId, mend, answer } = await failingStep(world);
    const found = await eventually(async () => {
      await look();
      return (await stuckFor(world, 'stepFailing', cycleId)) ?? null;
    }, 'no step is failing');
    expect(found).toMatchObject({ about: { activity: 'archiveFacts' }, whoFrees: ['technician'] });
    expect(found.detail.failure).toContain('disk full');
    await mend();
    await answer;
    await look();
    expect(await stuckFor(world, 'stepFailing', cycleId)).toBeUndefined();
  });

  test('a workflow whose code fails takes no command, and shows as failing', async () => {
    const cycleId = await failingCode(world);
    const found = await eventually(async () => {
      await look();
      return (await stuckFor(world, 'workflowFailing', cycleId)) ?? null;
    }, 'the workflow does not fail');
    expect(found.repair).toEqual([{ way: 'deploy-fix' }, { way: 'restart-from-record' }]);
    await terminate(world, cycleId);
    await restart(world, cycleId);
    await look();
    expect(await stuckIn(world, cycleId)).toEqual([]);
  });

  test('a run that sleeps past what it owes is late', async () => {
    const cycleId = await lateRun(world);
    const found = await eventually(async () => {
      await look();
      return (await stuckFor(world, 'wakeLate', cycleId)) ?? null;
    }, 'nothing is late');
    expect(found.since < `${today()}`).toBe(true);
    await terminate(world, cycleId);
    await look();
    expect((await stuckIn(world, cycleId)).map(({ reason }) => reason)).toContain('workflowGone');
    expect(await stuckFor(world, 'wakeLate', cycleId)).toBeUndefined();
  });

  test('a second clock that was deleted is told to the county until it is made anew, and has made a round', async () => {
    await enter(world, '管理员到任', ({ people, holdings }) => ({
      people: [...people, colleague('guanli')],
      holdings: [...holdings, holding('administrator', 'guanli')],
    }));
    await keepSecondClock(world.schedule, world.taskQueue);
    await clockRow(undefined);
    await world.schedule.getHandle(secondClockId(world.taskQueue)).delete();
    const row = await clockRow('gone');
    expect(row).toMatchObject({ cycle: null, about: { kind: 'clock' }, whoFrees: ['administrator'] });
    await look(() => minutesOn(1));
    expect(await stuckFor(world, 'secondClockStopped')).toEqual(row);
    const said = await caigou(['stuck', '--as', 'guanli'], { app: appOn(world) });
    expect(said.out).toContain('全县：每小时的补漏巡检已被删除');
    expect(said.out).toContain('npx caigou operate start-second-clock --reason');
    const { tried, done } = await clockStarted();
    expect(tried.out).toContain('将：使每小时的补漏巡检恢复运行');
    expect(tried.out).toContain('重新建立每小时的定时任务\n  立即开始一轮');
    expect([done.code, done.err]).toEqual([0, '']);
    await clockRow(undefined);
    await roundsDone(1);
  });

  test('a paused one is told with what was left beside it; who starts it is in the register of changes', async () => {
    const handle = world.schedule.getHandle(secondClockId(world.taskQueue));
    const before = (await handle.describe()).info.recentActions.length;
    await handle.pause('维护数据库');
    expect((await clockRow('paused'))?.detail).toEqual({ variant: 'paused', note: '维护数据库' });
    const stranger = ['operate', 'start-second-clock', '--reason', '恢复', '--as', 'jingban'];
    expect((await caigou(stranger, { app: appOn(world) })).code).toBe(3);
    const line = ['operate', 'start-second-clock', '--as', 'guanli', '--command-id', 'pressed-twice', '--reason'];
    const app = appOn(world);
    const both = await Promise.all([1, 2].map(() => caigou([...line, '恢复巡检'], { app })));
    for (const { out } of both) expect(out).toContain('解除暂停\n  立即开始一轮');
    // Another process knows what was noted: the same is done already, another act under its id is none.
    const again = await caigou([...line, '恢复巡检'], { app: appOn(world) });
    expect([again.code, again.out]).toEqual([0, expect.not.stringContaining('解除暂停')]);
    const other = await caigou([...line, '别的理由'], { app: appOn(world) });
    expect([other.code, other.err]).toEqual([3, expect.stringContaining('command-id-reused')]);
    await clockRow(undefined);
    await roundsDone(before + 1);
    expect((await handle.describe()).state).toMatchObject({ paused: false, note: 'guanli: 恢复巡检' });
    const { rows } = await auditChanges(world.db, YANJI, { layers: [YANJI], limit: 9 });
    expect(rows.filter(({ of }) => of === 'engine').map(({ by, what }) => [by, what])).toEqual([
      ['guanli', '启动补漏巡检：恢复巡检'],
      ['guanli', '启动补漏巡检：恢复巡检'],
    ]);
  });

  test('one whose round hangs is told once a round is missed for longer than the limit, and the round is ended', async () => {
    const handle = world.schedule.getHandle(secondClockId(world.taskQueue));
    const before = (await handle.describe()).info.recentActions.length;
    await world.worker.stop();
    await handle.trigger(ScheduleOverlapPolicy.SKIP);
    await eventually(async () => {
      const { info } = await handle.describe();
      return info.runningActions.length > 0 ? true : null;
    }, 'no round began');
    // The watch looks since a minute ago, and no round may be missed for any time at all.
    let began: Instant | null = minutesOn(-1);
    const since = (): Instant => {
      const at = began ?? now();
      began = null;
      return at;
    };
    await look(since, 0);
    expect((await stuckFor(world, 'secondClockStopped'))?.detail.variant).toBe('silent');
    // A round that is no hour old is on its way.
    expect((await clockStarted()).done.err).toContain('nothing-to-repair');
    const { tried, done } = await clockStarted(61 * 60_000);
    expect(tried.out).toContain('终止没有完成的那一轮\n  立即开始一轮');
    expect([done.code, done.err]).toEqual([0, '']);
    await world.restartWorker();
    await roundsDone(before + 2);
    await clockRow(undefined);
    await handle.delete();
  });

  test('without a worker there is one row for the installation and none for each cycle', async () => {
    await look();
    expect(await stuckFor(world, 'noPoller')).toBeUndefined();
    await world.worker.stop();
    await look(() => minutesOn(1));
    expect(await stuckFor(world, 'noPoller')).toBeUndefined();
    await look(() => minutesOn(20));
    const rows = (await stuckIn(world)).filter(({ reason }) => reason === 'noPoller');
    expect(rows).toMatchObject([{ cycle: null, about: { queue: world.taskQueue }, repair: [{ way: 'start-worker' }] }]);
    expect(await stuckFor(world, 'wakeLate')).toBeUndefined();
    const said = await caigou(['stuck', '--as', 'jingban'], { app: appOn(world) });
    expect(said.out).toContain('npx caigou worker');
    await world.restartWorker();
    await look();
    expect(await stuckFor(world, 'noPoller')).toBeUndefined();
  });
});
