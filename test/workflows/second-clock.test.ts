import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { restartFromRecord } from '../../activities/restart-from-record.js';
import type { Instant } from '../../domain/calendar/instant.js';
import type { CycleId } from '../../domain/ids.js';
import { cycleWorkflowId } from '../../workflows/messages.js';
import {
  keysOfALife,
  keysOnRecord,
  loseMailRoom,
  morningIn,
  offsetTo,
  round,
  rowsOf,
  timesDelivered,
  untilAtRest,
  untilOnRecord,
  untilSent,
} from '../support/second-clock.js';
import { freshCycleId } from '../support/workflow-office.js';
import { approvedPlan } from '../support/workflow-plan.js';
import { terminate } from '../support/workflow-ways.js';
import { createWorld, type World } from '../support/workflow-world.js';

describe('the second clock', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  async function approved(): Promise<CycleId> {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    await approvedPlan(world, cycleId);
    await untilAtRest(world, cycleId);
    return cycleId;
  }

  /** The cycle at rest, lost by the engine; what it would have handed over by then, had it lived. */
  async function lost(cycleId: CycleId, until: Instant): Promise<string[]> {
    const state = await world.state(cycleId);
    const before = await keysOnRecord(world, cycleId);
    await terminate(world, cycleId);
    const lastAt = (await world.facts(cycleId)).at(-1)?.at;
    if (lastAt === undefined) throw new Error('no facts');
    return [...before, ...keysOfALife(state, lastAt, until)];
  }

  async function expectOnceEach(cycleId: CycleId, keys: string[], until: Instant): Promise<void> {
    await untilOnRecord(world, cycleId, keys);
    await untilSent(world, cycleId, until);
    expect((await keysOnRecord(world, cycleId)).sort()).toEqual([...keys].sort());
    const rows = await rowsOf(world, cycleId);
    expect([...new Set(rows.map(({ key }) => key))].sort()).toEqual([...keys].sort());
    expect(new Set(rows.map(({ key, recipient }) => `${key} ${recipient}`)).size).toBe(rows.length);
    // Of a task that was done, what had not left was called back, and its end costs no letter of its own.
    const unsent = rows.filter(({ state }) => state !== 'sent');
    expect(unsent.filter(({ state, rides }) => state !== 'cancelled' && !rides)).toEqual([]);
    expect(unsent.filter(({ about }) => !about.startsWith('a1.'))).toEqual([]);
    expect(new Set(await timesDelivered(world, cycleId))).toEqual(new Set([1]));
  }

  test('cycles whose workflows are gone are brought back, and every reminder arrives once', async () => {
    const until = morningIn(30);
    const cycles = [await approved(), await approved()];
    const keys = await Promise.all(cycles.map((cycleId) => lost(cycleId, until)));
    await loseMailRoom(world);
    const found = await round(world, offsetTo(until));
    expect(found).toMatchObject({ cycles: 2, gone: 2, restarted: 2, lost: 0, failed: [] });
    expect(found.late).toBeGreaterThan(0);
    for (const [at, cycleId] of cycles.entries()) await expectOnceEach(cycleId, keys[at] ?? [], until);
    expect(await round(world, offsetTo(until))).toMatchObject({ gone: 0, late: 0, lost: 0, restarted: 0 });
  });

  test('notices that are gone from the outbox are queued and sent again, once, by two rounds at the same moment', async () => {
    const until = morningIn(30);
    const cycleId = await approved();
    const keys = await lost(cycleId, until);
    await loseMailRoom(world);
    await round(world, offsetTo(until));
    await expectOnceEach(cycleId, keys, until);
    const facts = (await world.facts(cycleId)).length;
    const removed = (await rowsOf(world, cycleId)).filter((_row, at) => at % 2 === 0).map(({ key }) => key);
    await world.db
      .deleteFrom('outbox')
      .where(
        'id',
        'in',
        (await rowsOf(world, cycleId)).filter(({ key }) => removed.includes(key)).map(({ id }) => id),
      )
      .execute();
    const given = world.letters.length;
    const both = await Promise.all([round(world, offsetTo(until)), round(world, offsetTo(until))]);
    expect(both.some(({ lost: missed }) => missed > 0)).toBe(true);
    for (const found of both) expect(found).toMatchObject({ gone: 0, restarted: 0, failed: [] });
    await untilSent(world, cycleId, until);
    expect(world.letters.length).toBeGreaterThan(given);
    const rows = await rowsOf(world, cycleId);
    expect(new Set(rows.map(({ key, recipient }) => `${key} ${recipient}`)).size).toBe(rows.length);
    expect(new Set(await timesDelivered(world, cycleId))).toEqual(new Set([1]));
    expect(await round(world, offsetTo(until))).toMatchObject({ lost: 0, late: 0 });
    // Nor does a clock that was set back by weeks find anything to do again.
    expect(await round(world, 0)).toMatchObject({ lost: 0, late: 0, restarted: 0, failed: [] });
    expect(await world.facts(cycleId)).toHaveLength(facts);
  });

  test('after lost weeks, with the cycle and the second clock both as far on, no reminder is lost or doubled', async () => {
    // A week that begins on a rest day may hold no reminder at all.
    const until = morningIn(14);
    const cycleId = await approved();
    const keys = await lost(cycleId, until);
    await loseMailRoom(world);
    const { policy, calendar } = await recordOf(cycleId);
    await Promise.all([
      restartFromRecord(world.ports, { cycleId, policy, calendar }, offsetTo(until)),
      round(world, offsetTo(until)),
    ]);
    await expectOnceEach(cycleId, keys, until);
  });

  test('a run that sleeps past what its record says is ended and brought back', async () => {
    const until = morningIn(30);
    const cycleId = await approved();
    const { runId } = await world.client.getHandle(cycleWorkflowId(cycleId)).describe();
    await loseMailRoom(world);
    const found = await round(world, offsetTo(until));
    expect(found.behind).toBeGreaterThan(0);
    const after = await world.client.getHandle(cycleWorkflowId(cycleId)).describe();
    expect(after.runId).not.toBe(runId);
    await untilSent(world, cycleId, until);
    const keys = await keysOnRecord(world, cycleId);
    expect(new Set(keys).size).toBe(keys.length);
  });

  function recordOf(cycleId: CycleId) {
    return world.db
      .selectFrom('cycles')
      .select(['policy', 'calendar'])
      .where('cycle_id', '=', cycleId)
      .executeTakeFirstOrThrow();
  }
});
