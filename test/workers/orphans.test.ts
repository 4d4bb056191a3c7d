import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Context } from '@temporalio/activity';
import { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { ownMark } from '../../store/process-mark.js';
import { freeOrphanedMail, isGone, workerIdentity } from '../../workers/orphans.js';
import { workerSettings } from '../../workers/worker.js';
import { MAIL_ROOM_WORKFLOW, mailRoomWorkflowId, wakeUpSignal } from '../../workflows/messages.js';
import { temporalAddress, workflowBundle } from '../support/temporal.js';
import { quietRuntime } from '../support/workflow-runtime.js';
import { eventually } from '../support/workflow-world.js';

/** The name of a worker whose process has ended. */
function nameOfADead(): string {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  return workerIdentity({ ...ownMark(), pid });
}

describe('the name of a worker', () => {
  test('says to a later one on the same machine whether its process still runs', () => {
    expect(isGone(workerIdentity())).toBe(false);
    expect(isGone(nameOfADead())).toBe(true);
  });

  test('with a number that belongs to another process by now is that of a dead one', () => {
    expect(isGone(workerIdentity({ ...ownMark(), startTicks: '1' }))).toBe(true);
  });

  test('says nothing of a process of another machine or another container, or of one that is named otherwise', () => {
    const dead = nameOfADead();
    expect(isGone(dead.replace('@', '@other-'))).toBe(false);
    expect(isGone(dead.replace(/\d+\]$/, '1]'))).toBe(false);
    expect(isGone(dead.replace(/-\d+@/, '@'))).toBe(false);
    expect(isGone('')).toBe(false);
  });
});

describe('letters that a worker was sending when it died', () => {
  const ending: (() => Promise<unknown>)[] = [];
  let connection: NativeConnection;
  let client: Client;
  let taskQueue: string;
  beforeAll(async () => {
    quietRuntime();
    connection = await NativeConnection.connect({ address: temporalAddress() });
    client = new Client({ connection });
  });
  afterAll(() => connection.close());
  afterEach(async () => {
    for (const end of ending.splice(0).reverse()) await end();
  });

  /** A worker of that name, which takes one round of letters at a time and does with it as told. */
  async function worker(identity: string, sendLetters: () => Promise<{ nextSendAt: null }>): Promise<void> {
    const own = await NativeConnection.connect({ address: temporalAddress() });
    const running = await Worker.create({
      ...workerSettings(10),
      connection: own,
      taskQueue,
      identity,
      workflowBundle: workflowBundle(),
      activities: { sendLetters },
      maxConcurrentActivityTaskExecutions: 1,
    });
    const ended = running.run();
    ending.push(async () => {
      running.shutdown();
      await ended;
      await own.close();
    });
  }

  /** A mail room whose letters are with a worker of that name, which says no more than that it lives, and takes no others. */
  async function heldBy(identity: string) {
    taskQueue = `test-${randomBytes(6).toString('hex')}`;
    let end = () => {};
    const over = new Promise<void>((resolve) => {
      end = resolve;
    });
    await worker(identity, async () => {
      const context = Context.current();
      const beat = setInterval(() => context.heartbeat(), 200);
      await over;
      clearInterval(beat);
      return { nextSendAt: null };
    });
    const room = await client.workflow.signalWithStart(MAIL_ROOM_WORKFLOW, {
      workflowId: mailRoomWorkflowId(taskQueue),
      taskQueue,
      args: [{ clockOffsetMs: 0 }],
      signal: wakeUpSignal,
      signalArgs: [],
    });
    await eventually(async () => {
      const { raw } = await room.describe();
      return raw.pendingActivities?.some(({ lastWorkerIdentity }) => lastWorkerIdentity === identity) || null;
    }, 'the letters were not taken');
    ending.push(
      () => room.terminate().catch(() => undefined),
      async () => end(),
    );
    return room;
  }

  test('go to the next one at once, for the reason that the first is gone', async () => {
    const room = await heldBy(nameOfADead());
    expect(await freeOrphanedMail(client, taskQueue)).toBe(1);
    await worker(workerIdentity(), async () => ({ nextSendAt: null }));
    await room.result();
    const { history } = await client.workflowService.getWorkflowExecutionHistory({
      namespace: 'default',
      execution: { workflowId: room.workflowId },
    });
    const started = (history?.events ?? []).flatMap((event) => event.activityTaskStartedEventAttributes ?? []);
    expect(started).toMatchObject([
      { attempt: 2, identity: workerIdentity(), lastFailure: { message: 'its worker is gone' } },
    ]);
  });

  test('stay with it while it lives', async () => {
    await heldBy(workerIdentity());
    expect(await freeOrphanedMail(client, taskQueue)).toBe(0);
  });

  test('are none where no mail room is', async () => {
    expect(await freeOrphanedMail(client, `test-${randomBytes(6).toString('hex')}`)).toBe(0);
  });
});
