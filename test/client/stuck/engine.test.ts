import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { watchEngine } from '../../../bin/engine-watch.js';
import type { Instant } from '../../../domain/calendar/instant.js';
import type { CycleId } from '../../../domain/ids.js';
import { queueNotices } from '../../../store/outbox/queue.js';
import { cycleWorkflowId } from '../../../workflows/messages.js';
import { loseMailRoom, rowsOf } from '../../support/second-clock.js';
import { freshCycleId, now, today } from '../../support/workflow-office.js';
import { restart, terminate } from '../../support/workflow-ways.js';
import { createWorld, eventually, type World } from '../../support/workflow-world.js';
import { caigou } from '../cli/terminal.js';
import { appOn, minutesOn, stuckFor, stuckIn } from './county.js';
import { failingCode, failingStep, lateRun } from './doors.js';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** One look of the watch, as the API process does it each minute. */
async function look(at: () => Instant = now): Promise<void> {
  const { db, client, taskQueue } = world;
  const watch = watchEngine({
    db,
    client,
    taskQueue,
    now: at,
    onFault: (error) => {
      throw error;
    },
  });
  await watch.look();
  await watch.stop();
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
