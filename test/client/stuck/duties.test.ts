import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addDays } from '../../../domain/calendar/plain-date.js';
import { commandOf } from '../../../domain/drive/command.js';
import { isNo } from '../../../domain/refusal.js';
import { rebuild } from '../../../store/ledger/rebuild.js';
import { refreshStuck } from '../../../store/stuck/refresh.js';
import { morningIn, offsetTo, round, untilAtRest } from '../../support/second-clock.js';
import { now, today } from '../../support/workflow-office.js';
import { PLAN_SUBJECT } from '../../support/workflow-plan.js';
import { createWorld, eventually, type World } from '../../support/workflow-world.js';
import { colleague, daysOn, enter, holding, outboxRefuses, stuckFor, stuckIn, submitted } from './county.js';
import { correctionOrdered, filed, leftBehind, sentBack, signerAdded } from './doors.js';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

describe('what is stuck beside the limits of a step, on the real engine', () => {
  test('a signer who was added and has left holds the step up, until he is back', async () => {
    const cycleId = await signerAdded(world);
    expect(await stuckFor(world, 'approverLeft', cycleId)).toBeUndefined();
    await enter(world, '财务科长退休', ({ people }) => ({
      people: people.map((each) => (each.id === 'caiwu' ? { ...each, activeTo: addDays(today(), -1) } : each)),
    }));
    expect(await stuckFor(world, 'approverLeft', cycleId)).toMatchObject({ about: { holder: 'caiwu' } });
    await enter(world, '返聘', ({ people }) => ({
      people: people.map((each) => (each.id === 'caiwu' ? { ...each, activeTo: null } : each)),
    }));
    expect(await stuckFor(world, 'approverLeft', cycleId)).toBeUndefined();
  });

  test('a plan that was sent back lies idle past its day, until it is handed in again', async () => {
    const cycleId = await sentBack(world);
    await refreshStuck(world.db, daysOn(30));
    expect(await stuckFor(world, 'returnedIdle', cycleId)).toMatchObject({ about: { holder: 'jingban' } });
    expect(await stuckFor(world, 'overLimit', cycleId)).toBeUndefined();
    await world.give(cycleId, { kind: 'resubmit', data: { subject: PLAN_SUBJECT, step: 'initiator' } });
    expect(await stuckFor(world, 'returnedIdle', cycleId)).toBeUndefined();
  });

  test('a filing whose receipt does not come is waited for, until the receipt is recorded', async () => {
    const cycleId = await filed(world);
    await refreshStuck(world.db, daysOn(60));
    expect(await stuckFor(world, 'waitsReceipt', cycleId)).toMatchObject({
      about: { rule: 'filing-receipt', subject: 'f1' },
      detail: { filedOn: today() },
    });
    await world.give(cycleId, { kind: 'record-receipt', data: { filing: 'f1' } });
    expect(await stuckFor(world, 'waitsReceipt', cycleId)).toBeUndefined();
  });

  test('a correction the contractor owes is waited for; dates of years without a notice are told once a year', async () => {
    const cycleId = await correctionOrdered(world);
    await refreshStuck(world.db, daysOn(60));
    const waits = (await stuckIn(world, cycleId)).filter(({ reason }) => reason === 'waitsContractor');
    expect(waits.map(({ about }) => about)).toEqual(
      expect.arrayContaining([expect.objectContaining({ rule: 'correction', owner: 'contractor' })]),
    );
    await refreshStuck(world.db, daysOn(330));
    const unsure = (await stuckIn(world)).filter(({ reason }) => reason === 'provisionalDate');
    const years = unsure.flatMap(({ about }) => (about.kind === 'year' ? [about.year] : []));
    expect(years.length).toBeGreaterThan(0);
    expect(new Set(years).size).toBe(years.length);
    expect(unsure.map(({ cycle }) => cycle)).toEqual(unsure.map(() => null));
  });

  test('a repair that nobody may confirm beside who proposed it waits for the superior bureau', async () => {
    const directory = await enter(world, '管理员到任', ({ people, holdings }) => ({
      people: [...people, colleague('guanli')],
      holdings: [...holdings, holding('administrator', 'guanli')],
    }));
    const cycleId = await submitted(world);
    const before = await world.state(cycleId);
    const previewVersion = before.approvals.running.a1?.version ?? 0;
    // A step is left out by two people only.
    const data = { approval: 'a1', to: 'head', reason: '长期病假', previewVersion };
    const asked = { kind: 'repair-jump' as const, by: 'guanli', data };
    const command = commandOf(before, asked, now(), directory, `repair-${cycleId}`);
    if (isNo(command)) throw new Error(command.refused);
    await world.submit(command);
    const found = await eventually(
      async () => (await stuckFor(world, 'repairWaitsSecond', cycleId)) ?? null,
      'nothing is stuck',
    );
    expect(found).toMatchObject({ detail: { variant: 'nobody' }, whoFrees: ['superior'] });
    expect(await stuckFor(world, 'noApprover', cycleId)).toBeUndefined();
  });

  test('a read model that is behind the record is told, and a rebuild brings it back', async () => {
    const cycleId = await leftBehind(world);
    await refreshStuck(world.db, now());
    const last = (await world.facts(cycleId)).at(-1);
    expect(await stuckFor(world, 'readModelBehind', cycleId)).toMatchObject({
      since: last?.at,
      detail: { fact: last?.seq },
    });
    await rebuild(world.db, cycleId);
    await refreshStuck(world.db, now());
    expect(await stuckFor(world, 'readModelBehind', cycleId)).toBeUndefined();
  });

  test('a reminder a round of the second clock could not queue is missing, until a round can', async () => {
    const cycleId = await submitted(world);
    await untilAtRest(world, cycleId);
    await sql`delete from outbox where cycle_id = ${cycleId}`.execute(world.db);
    const mend = await outboxRefuses(world, cycleId);
    const soon = offsetTo(morningIn(4));
    expect((await round(world, soon)).failed).toContainEqual(expect.objectContaining({ cycleId }));
    const first = await stuckFor(world, 'reminderMissing', cycleId);
    expect(first).toMatchObject({
      about: { notice: expect.stringMatching(/^a1\.1\.1\/task\//) },
      detail: { variant: 'missing' },
      whoFrees: ['secondClock'],
    });
    await round(world, soon);
    expect(await stuckFor(world, 'reminderMissing', cycleId)).toEqual(first);
    await mend();
    const { lost, late, failed } = await round(world, soon);
    expect([lost + late > 0, failed]).toEqual([true, []]);
    expect(await stuckFor(world, 'reminderMissing', cycleId)).toBeUndefined();
  });
});
