import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Ports } from '../../activities/ports.js';
import { liveEntry, tasksOf } from '../../domain/approval/find.js';
import { legalDay } from '../../domain/calendar/instant.js';
import { addDays } from '../../domain/calendar/plain-date.js';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import type { CycleId } from '../../domain/ids.js';
import { changeDirectory } from '../../store/registry/directory.js';
import { FAN_OUT_WORKFLOW } from '../../workflows/messages.js';
import { loseMailRoom, morningIn, offsetTo, round, untilAtRest } from '../support/second-clock.js';
import { bureau, freshCycleId, now, today, YANJI } from '../support/workflow-office.js';
import { PLAN_SUBJECT, submittedPlan } from '../support/workflow-plan.js';
import { terminate } from '../support/workflow-ways.js';
import { createWorld, eventually, type World } from '../support/workflow-world.js';

/** The office changes hands the day after tomorrow, and the deputy head is away from then on, with a proxy. */
function changing(): DirectorySnapshot {
  const base = bureau();
  const [someone] = base.people;
  if (someone === undefined) throw new Error('nobody');
  const [last, first] = [addDays(today(), 1), addDays(today(), 2)];
  const away = { person: 'fenguan', from: first, to: addDays(first, 60) };
  return {
    ...base,
    people: [
      ...base.people.map((each) => (each.id === 'kezhang' ? { ...each, activeTo: last } : each)),
      { ...someone, id: 'xinkezhang', name: '新科长', email: null },
    ],
    holdings: [...base.holdings, { post: 'headOfOffice', person: 'xinkezhang', from: first, to: null }],
    absences: [{ ...away, reason: '学习' }],
    proxies: [
      {
        id: 'p1',
        principal: 'fenguan',
        proxy: 'juzhang',
        from: away.from,
        to: away.to,
        subjects: ['annual-plan'],
      },
    ],
  };
}

describe('days that pass, and change who decides', () => {
  let world: World;
  let startsNothing = false;
  beforeAll(async () => {
    world = await createWorld({ adapt });
    await changeDirectory(world.db, YANJI, changing, { at: now(), by: 'test', what: 'people' });
  });
  afterAll(() => world.close());

  /** The real engine, but for the orders of the second clock while a test wants it so. */
  function adapt(ports: Ports): Ports {
    const { engine } = ports;
    const start: typeof engine.client.start = (type, options) => {
      if (startsNothing && type === FAN_OUT_WORKFLOW) throw new Error('no order leaves');
      return engine.client.start(type, options);
    };
    return { ...ports, engine: { ...engine, client: Object.create(engine.client, { start: { value: start } }) } };
  }

  async function waiting(cycleId: CycleId): Promise<string[]> {
    const { approvals } = await world.state(cycleId);
    const entries = Object.values(approvals.running).flatMap((each) => liveEntry(each) ?? []);
    return entries.flatMap((entry) =>
      tasksOf(entry).flatMap(({ status, owner }) => (status === 'open' ? [owner] : [])),
    );
  }

  const waitsFor = (cycleId: CycleId, person: string) =>
    eventually(
      async () => ((await waiting(cycleId)).includes(person) ? true : null),
      `${cycleId} does not wait for ${person}`,
    );

  async function submitted(): Promise<CycleId> {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    await submittedPlan(world, cycleId);
    await waitsFor(cycleId, 'kezhang');
    return cycleId;
  }

  async function orders(cycleId: CycleId) {
    return (await world.facts(cycleId)).filter(({ kind }) => kind === 'resolution-asked');
  }

  test('over a lost week, are caught up with: just the step whose decider has left is looked up, once', async () => {
    const [office, deputy] = [await submitted(), await submitted()];
    await world.give(deputy, { kind: 'approve', data: { subject: PLAN_SUBJECT, step: 'office' } });
    await waitsFor(deputy, 'fenguan');
    for (const cycleId of [office, deputy]) {
      await untilAtRest(world, cycleId);
      await terminate(world, cycleId);
    }
    await loseMailRoom(world);
    const ahead = offsetTo(morningIn(7));
    expect(await round(world, ahead)).toMatchObject({ gone: 2, restarted: 2, asked: 1, failed: [] });
    await waitsFor(office, 'xinkezhang');
    expect(await waiting(office)).toEqual(['xinkezhang']);
    const day = legalDay(morningIn(7));
    expect(await orders(office)).toMatchObject([
      { on: day, actor: { system: expect.stringMatching(`^directory/222401/2@${day}/`) }, data: { directoryRev: 2 } },
    ]);
    // Somebody who is away keeps his task; his proxy stands beside him without anybody being asked.
    expect(await waiting(deputy)).toEqual(['fenguan']);
    expect(await orders(deputy)).toEqual([]);

    expect(await round(world, ahead)).toMatchObject({ asked: 0, failed: [] });
    expect(await orders(office)).toHaveLength(1);
  });

  test('are caught up with in the next round, when no order could leave in this one', async () => {
    const cycleId = await submitted();
    await untilAtRest(world, cycleId);
    await terminate(world, cycleId);
    const ahead = offsetTo(morningIn(7));
    startsNothing = true;
    const found = await round(world, ahead);
    expect(found.failed).toEqual([{ cycleId, why: 'no order leaves' }]);
    expect(await orders(cycleId)).toEqual([]);
    startsNothing = false;
    expect(await round(world, ahead)).toMatchObject({ asked: 1, failed: [] });
    await waitsFor(cycleId, 'xinkezhang');
    expect(await orders(cycleId)).toHaveLength(1);
  });

  test('bring somebody to a step that nobody could decide', async () => {
    const vacant = (directory: DirectorySnapshot) => ({
      ...directory,
      holdings: directory.holdings.filter(({ person }) => person !== 'kezhang'),
    });
    await changeDirectory(world.db, YANJI, vacant, { at: now(), by: 'test', what: 'holdings' });
    const cycleId = freshCycleId();
    await world.open(cycleId);
    await submittedPlan(world, cycleId);
    await eventually(async () => {
      const [approval] = Object.values((await world.state(cycleId)).approvals.running);
      return approval !== undefined && liveEntry(approval)?.status === 'unmanned' ? true : null;
    }, 'the step is not without an owner');
    await untilAtRest(world, cycleId);
    await terminate(world, cycleId);
    expect(await round(world, offsetTo(morningIn(7)))).toMatchObject({ asked: 1 });
    await waitsFor(cycleId, 'xinkezhang');
  });
});
