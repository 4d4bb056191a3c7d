import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from '@temporalio/client';
import type { Ports } from '../../activities/ports.js';
import { restartFromRecord } from '../../activities/restart-from-record.js';
import { fromMs } from '../../domain/calendar/instant.js';
import type { CycleId } from '../../domain/ids.js';
import { keepSecondClock } from '../../workers/second-clock.js';
import {
  cycleWorkflowId,
  mailRoomWorkflowId,
  refusalIn,
  secondClockId,
  statusQuery,
  submitUpdate,
} from '../../workflows/messages.js';
import {
  keysOnRecord,
  loseMailRoom,
  morningIn,
  offsetTo,
  round,
  rowsOf,
  untilAtRest,
  untilOnRecord,
  untilSent,
} from '../support/second-clock.js';
import { aheadOfRest, freshCycleId, opening } from '../support/workflow-office.js';
import { approvedPlan, submittedPlan } from '../support/workflow-plan.js';
import { terminate } from '../support/workflow-ways.js';
import { createWorld, eventually, type World } from '../support/workflow-world.js';

describe('rounds of the second clock', () => {
  let world: World;
  let limit: number | null = null;
  let damaged: CycleId | null = null;
  let startsNothing = false;
  let away = 0;
  let firstTry: CycleId | null = null;
  let goneOnFrom: (CycleId | undefined)[] = [];
  beforeAll(async () => {
    world = await createWorld({ adapt });
  });
  afterEach(() => {
    limit = null;
    damaged = null;
    startsNothing = false;
  });
  afterAll(() => world.close());

  /** Real ports, in whose way a test may put something. */
  function adapt(ports: Ports): Ports {
    const { ledger, engine } = ports;
    const start: typeof engine.client.start = (...args) => {
      if (startsNothing) throw new Error('the engine starts nothing');
      return engine.client.start(...args);
    };
    const isAway = (): boolean => {
      if (away === 0) return false;
      away -= 1;
      return away > 0;
    };
    const refresh: Ports['stuck']['refresh'] = async (at, how) => {
      goneOnFrom.push(how.after);
      if (firstTry === null) return ports.stuck.refresh(at, how);
      how.done?.(firstTry);
      firstTry = null;
      // Some signs of life later it breaks.
      await new Promise((resolve) => setTimeout(resolve, 2500));
      throw new Error('the database is gone');
    };
    return {
      ...ports,
      stuck: { refresh },
      engine: { ...engine, client: Object.create(engine.client, { start: { value: start } }) },
      ledger: {
        ...ledger,
        cyclesInWork: (page) => {
          if (page.limit === 1 && isAway()) throw new Error('the database is away');
          return ledger.cyclesInWork({ ...page, limit: limit ?? page.limit });
        },
        snapshotOf: (cycleId) => {
          if (isAway()) throw new Error('the database is away');
          if (cycleId === damaged) throw new Error('damaged');
          return ledger.snapshotOf(cycleId);
        },
      },
    };
  }

  async function approved(): Promise<CycleId> {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    await approvedPlan(world, cycleId);
    await untilAtRest(world, cycleId);
    return cycleId;
  }

  async function restartAt(cycleId: CycleId, clockOffsetMs: number): Promise<void> {
    const { policy, calendar } = await world.state(cycleId).catch(async () => {
      const standing = await world.ports.ledger.snapshotOf(cycleId);
      if (standing === null) throw new Error('nothing is on record');
      return standing.state;
    });
    await restartFromRecord(world.ports, { cycleId, policy, calendar }, clockOffsetMs);
  }

  test('go on page by page through all cycles, over as many runs as that takes', async () => {
    const cycles = [freshCycleId(), freshCycleId(), freshCycleId(), freshCycleId(), freshCycleId()];
    for (const cycleId of cycles) await world.open(cycleId);
    limit = 2;
    expect(await round(world, 0, { events: 12 })).toMatchObject({ cycles: 5, gone: 0, failed: [] });
  });

  test('name a cycle that cannot be looked at, and look at the others', async () => {
    const [broken, gone] = [await approved(), await approved()];
    await terminate(world, gone);
    damaged = broken;
    const found = await round(world, 0);
    expect(found).toMatchObject({ gone: 1, restarted: 1, failed: [{ cycleId: broken, why: 'damaged' }] });
  });

  test('look at all of a page again when the database went away in the middle of it', async () => {
    await Promise.all([approved(), approved()]);
    const { cycles } = await round(world, 0);
    // The page is read; then nothing answers: neither for the cycles nor when the database itself is asked.
    away = cycles + 2;
    const found = await round(world, 0);
    expect(found).toMatchObject({ cycles, failed: [] });
    expect(away).toBe(0);
  });

  test('end with what is stuck, from the cycle on where a try that broke had come to', async () => {
    firstTry = await approved();
    const reached = firstTry;
    goneOnFrom = [];
    expect(await round(world, 0)).toMatchObject({ failed: [] });
    expect(goneOnFrom).toEqual([undefined, reached]);
  });

  test('queue for a cycle that stays dead; its next run puts that on record before all else', async () => {
    const until = morningIn(14);
    // A limit that passes meanwhile leaves facts of its own, which must not come first.
    const cycleId = freshCycleId();
    await world.open(cycleId);
    await submittedPlan(world, cycleId);
    await untilAtRest(world, cycleId);
    const before = await keysOnRecord(world, cycleId);
    await terminate(world, cycleId);
    await loseMailRoom(world);
    startsNothing = true;
    const found = await round(world, offsetTo(until));
    expect(found.failed).toContainEqual({ cycleId, why: 'the engine starts nothing' });
    await untilSent(world, cycleId, until);
    const queued = (await rowsOf(world, cycleId)).filter(({ key }) => !before.includes(key));
    expect(queued.map(({ state }) => state)).toContain('sent');
    expect(await keysOnRecord(world, cycleId)).toEqual(before);

    startsNothing = false;
    const facts = (await world.facts(cycleId)).length;
    await restartAt(cycleId, offsetTo(until));
    const keys = [...new Set(queued.map(({ key }) => key))];
    await untilOnRecord(world, cycleId, keys);
    const [first] = (await world.facts(cycleId)).slice(facts);
    expect(first?.kind === 'notices-queued' ? [...first.data.keys].sort() : first).toEqual([...keys].sort());
    await eventually(async () => {
      const later = (await world.facts(cycleId)).slice(facts + 1);
      return later.some(({ kind }) => kind === 'limit-passed') ? true : null;
    }, 'the limit that passed is not on record');
    const after = (await rowsOf(world, cycleId)).filter(({ key }) => keys.includes(key));
    expect(after.map(({ id, attempts }) => [id, attempts])).toEqual(queued.map(({ id, attempts }) => [id, attempts]));
  });

  test('leave a run alone that has stopped itself for a technician to see', async () => {
    const cycleId = await approved();
    await terminate(world, cycleId);
    await world.start(cycleId);
    const again = opening(cycleId, { commandId: 'again' });
    const cycle = world.client.getHandle(cycleWorkflowId(cycleId));
    await cycle.executeUpdate(submitUpdate, { args: [again], updateId: 'again' }).catch(refusalIn);
    const { runId } = await cycle.describe();
    const found = await round(world, offsetTo(morningIn(14)));
    expect(found.left).toBe(1);
    expect((await cycle.describe()).runId).toBe(runId);
    expect(await cycle.query(statusQuery)).toMatchObject({ halted: 'archiveConflict' });
  });

  test('give letters that lie in the outbox to a mail room', async () => {
    // By itself: other cycles that are at work would wake the mail room, too.
    const aheadMs = aheadOfRest();
    const own = await createWorld({ aheadMs });
    try {
      const cycleId = freshCycleId();
      await own.open(cycleId);
      await submittedPlan(own, cycleId);
      await untilAtRest(own, cycleId, aheadMs);
      const at = fromMs(Date.now() + aheadMs);
      await untilSent(own, cycleId, at);
      // What it has under way goes on when it is ended from outside: only a mail room that has nothing to do is gone.
      await eventually(async () => {
        const { status } = await own.client.getHandle(mailRoomWorkflowId(own.taskQueue)).describe();
        return status.name === 'RUNNING' ? null : true;
      }, 'the mail room does not end');
      const lying = { state: 'queued', rides: false, not_before: at, letter_id: null } as const;
      await own.db.updateTable('outbox').set(lying).execute();
      const hour = 3_600_000;
      const { letters } = await round(own, aheadMs + hour);
      expect(letters.waiting).toBe((await rowsOf(own, cycleId)).length);
      expect(letters.waiting).toBeGreaterThan(0);
      await untilSent(own, cycleId, at);
      expect((await round(own, aheadMs + hour)).letters).toEqual({ waiting: 0, sending: 0 });
    } finally {
      await own.close();
    }
  });

  test('start by a Schedule that is there once, however often a worker starts, and stays paused when it was', async () => {
    const { schedule } = new Client({ connection: world.connection });
    const handle = schedule.getHandle(secondClockId(world.taskQueue));
    await Promise.all([keepSecondClock(schedule, world.taskQueue), keepSecondClock(schedule, world.taskQueue)]);
    await handle.pause('test');
    await keepSecondClock(schedule, world.taskQueue);
    const kept = await eventually(async () => {
      const described = await handle.describe();
      return described.state.paused ? described : null;
    }, 'the Schedule is not paused');
    expect(kept.state).toMatchObject({ paused: true, note: 'test' });
    expect(kept.policies).toMatchObject({ overlap: 'SKIP', catchupWindow: 300_000 });
    expect(kept.spec.intervals).toEqual([{ every: 3_600_000, offset: 1_200_000 }]);
    await handle.unpause();
    await handle.trigger();
    const started = await eventually(async () => {
      const [action] = (await handle.describe()).info.recentActions;
      return action?.action ?? null;
    }, 'the Schedule starts nothing');
    const done = await world.client.getHandle(started.workflow.workflowId).result();
    expect(done).toMatchObject({ failed: [] });
    // What an older version of the program had set is brought up to this one.
    await handle.update(({ spec: _spec, ...before }) => ({ ...before, spec: { intervals: [{ every: '2 hours' }] } }));
    await eventually(async () => {
      await keepSecondClock(schedule, world.taskQueue);
      const { spec } = await handle.describe();
      return spec.intervals?.[0]?.every === 3_600_000 ? true : null;
    }, 'the Schedule keeps the old hours');
    await handle.delete();
  });
});
