import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays } from '../../domain/calendar/plain-date.js';
import { cycleWorkflowId } from '../../workflows/messages.js';
import { chainOf } from '../support/workflow-history.js';
import { freshCycleId, now, opening, today } from '../support/workflow-office.js';
import { approvedPlan } from '../support/workflow-plan.js';
import { fastForward } from '../support/workflow-time.js';
import { createWorld, type World } from '../support/workflow-world.js';

describe('the clock of a cycle', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  test('over forty days each reminder of an open duty is queued once, ahead of its time', async () => {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    await approvedPlan(world, cycleId);
    const before = (await world.facts(cycleId)).length;
    await fastForward(world.connection, cycleWorkflowId(cycleId), 40);
    const later = (await world.facts(cycleId)).slice(before);
    const queued = later.flatMap((fact) => (fact.kind === 'notices-queued' ? [fact] : []));
    expect(queued.length).toBeGreaterThan(0);
    const keys = queued.flatMap(({ data }) => data.keys);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.some((key) => key.includes('plan-filing'))).toBe(true);

    const rows = await world.db.selectFrom('outbox').selectAll().where('cycle_id', '=', cycleId).execute();
    expect(new Set(rows.map((row) => `${row.about}/${row.occurrence}/${row.revision}/${row.recipient}`)).size).toBe(
      rows.length,
    );
    expect(rows.some(({ not_before }) => not_before > now())).toBe(true);
    for (const { at, data } of queued) {
      const own = rows.filter(({ payload }) => data.keys.includes(payload.notice.key));
      expect(own.length).toBeGreaterThan(0);
      // What was owed on the very day it became known is sent at once and cannot be ahead of itself.
      const ahead = own.filter(({ slot }) => slot > today());
      expect(ahead.filter(({ not_before }) => at > not_before)).toEqual([]);
    }
    const runs = await chainOf(world.client, cycleWorkflowId(cycleId));
    expect(runs.length).toBeLessThan(20);
  });

  test('a rehearsal may begin in the past: facts are dated by the offset clock', async () => {
    const cycleId = freshCycleId();
    const dayMs = 86_400_000;
    await world.start(cycleId, { clockOffsetMs: -300 * dayMs });
    const { seq } = await world.submit(opening(cycleId, { on: addDays(today(), -300) }));
    const [fact] = await world.facts(cycleId);
    expect(seq).toBe(1);
    expect(Date.now() - Date.parse(fact?.at ?? '')).toBeGreaterThan(299 * dayMs);
  });
});
