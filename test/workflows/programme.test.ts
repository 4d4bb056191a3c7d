import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Effect, MOMENTS, type Moment } from '../../activities/effects.js';
import type { Fact, FactKind } from '../../domain/facts.js';
import type { CycleId } from '../../domain/ids.js';
import { fen } from '../../domain/money/fen.js';
import { cycleWorkflowId } from '../../workflows/messages.js';
import { chainOf, count } from '../support/workflow-history.js';
import { freshCycleId, opening, remark, today } from '../support/workflow-office.js';
import { fastForward } from '../support/workflow-time.js';
import { restart, terminate } from '../support/workflow-ways.js';
import { createWorld, eventually, type World } from '../support/workflow-world.js';

describe('a programme of several lots', () => {
  let world: World;
  let sendingFails = false;
  let fails: { effect: Effect; moment: Moment } | null = null;
  /** Cycles the engine's own messages do not reach. */
  const unreachable = new Set<string>();
  beforeAll(async () => {
    world = await createWorld({
      at: (effect, moment) => {
        if (fails?.effect !== effect || fails.moment !== moment) return;
        fails = null;
        throw new Error(`${effect} fails ${moment}`);
      },
      adapt: (ports) => ({
        ...ports,
        engine: {
          ...ports.engine,
          client: new Proxy(ports.engine.client, {
            get: (client, name, self) => {
              if (name === 'getHandle') return reach(client);
              if (name === 'start' && sendingFails) return () => Promise.reject(new Error('nothing can be started'));
              return Reflect.get(client, name, self) as unknown;
            },
          }),
        },
      }),
    });
  });
  afterAll(() => world.close());

  function reach(client: World['client']) {
    return (workflowId: string) => {
      if (unreachable.has(workflowId)) throw new Error(`${workflowId} does not answer`);
      return client.getHandle(workflowId);
    };
  }

  async function lotOf(lead: CycleId): Promise<CycleId> {
    const lot = freshCycleId();
    await world.start(lot);
    await world.submit(opening(lot, { leadCycle: lead }));
    return lot;
  }

  async function budget(cycleId: CycleId, year: number): Promise<void> {
    const data = { year, source: 'charity' as const, fen: fen(year * 100), approvedOn: today() };
    await world.give(cycleId, { kind: 'record-budget', data });
  }

  async function kinds(cycleId: CycleId): Promise<FactKind[]> {
    return (await world.facts(cycleId)).map(({ kind }) => kind);
  }

  /** Waits until so many programme facts are in the lot. */
  function mirrored(lot: CycleId, many: number): Promise<Fact[]> {
    return eventually(async () => {
      const found = (await world.facts(lot)).filter(({ kind }) => kind === 'programme-fact-mirrored');
      return found.length >= many ? found : null;
    }, `${lot} does not get ${many} programme facts`);
  }

  function has(cycleId: CycleId, kind: FactKind): Promise<true> {
    return eventually(async () => ((await kinds(cycleId)).includes(kind) ? true : null), `no ${kind} in ${cycleId}`);
  }

  test('lots opened before and after, and one closed, each end with what they must have, in order', async () => {
    const lead = freshCycleId();
    await world.open(lead);
    const [early, dropped] = [await lotOf(lead), await lotOf(lead)];
    await budget(lead, 1);
    await mirrored(early, 1);
    await mirrored(dropped, 1);
    await world.give(dropped, { kind: 'close-cycle', data: { reason: '废标后不再采购' } });
    await world.client.getHandle(cycleWorkflowId(dropped)).result();
    await budget(lead, 2);
    const late = await lotOf(lead);
    await budget(lead, 3);
    for (const lot of [early, late]) {
      const facts = await mirrored(lot, 3);
      expect(facts.map(({ data }) => 'data' in data && data.data)).toMatchObject([
        { year: 1 },
        { year: 2 },
        { year: 3 },
      ]);
      expect(facts.map(({ commandId, actor }) => [commandId, actor])).toEqual(
        facts.map((fact) => {
          const cause = fact.kind === 'programme-fact-mirrored' ? `programme/${lead}/${fact.data.seq}` : '';
          return [`${cause}/${lot}`, { system: cause }];
        }),
      );
    }
    expect((await kinds(dropped)).filter((kind) => kind === 'programme-fact-mirrored')).toHaveLength(1);
    const shares = (await world.facts(lead)).flatMap((fact) => (fact.kind === 'programme-facts-shared' ? [fact] : []));
    expect(shares.flatMap(({ data }) => data.closed)).toEqual([dropped]);
    expect(new Set(shares.map(({ actor }) => JSON.stringify(actor)))).toEqual(new Set(['{"system":"programme"}']));
  });

  test('a lot that does not answer holds up neither the lead nor the other lot, and gets everything once it does', async () => {
    const lead = freshCycleId();
    await world.open(lead);
    const [silent, lot] = [await lotOf(lead), await lotOf(lead)];
    await has(silent, 'programme-joined');
    unreachable.add(cycleWorkflowId(silent));
    await budget(lead, 1);
    await mirrored(lot, 1);
    await world.submit(remark(lead, '照常受理'));
    await budget(lead, 2);
    await mirrored(lot, 2);
    expect(await kinds(silent)).not.toContain('programme-fact-mirrored');
    unreachable.delete(cycleWorkflowId(silent));
    expect((await mirrored(silent, 2)).map(({ data }) => 'data' in data && data.data)).toMatchObject([
      { year: 1 },
      { year: 2 },
    ]);
  });

  test('a lot the engine has lost gets what it missed when it is back from its record', async () => {
    const lead = freshCycleId();
    await world.open(lead);
    const lot = await lotOf(lead);
    await has(lot, 'programme-joined');
    await terminate(world, lot);
    await budget(lead, 1);
    await has(lead, 'programme-facts-shared');
    await restart(world, lot);
    await mirrored(lot, 1);
  });

  test('a lead back from its record knows its lots and what they have', async () => {
    const lead = freshCycleId();
    await world.open(lead);
    await budget(lead, 1);
    const lot = await lotOf(lead);
    await mirrored(lot, 1);
    await has(lead, 'programme-facts-shared');
    await terminate(world, lead);
    await restart(world, lead);
    await budget(lead, 2);
    await mirrored(lot, 2);
    expect((await world.state(lead)).programme.lots).toEqual({
      [lot]: { sharedUpTo: expect.any(Number), closed: false },
    });
    expect((await world.state(lot)).programme.mirrored).toHaveLength(2);
  });

  test('a lead the engine has lost is asked again, and the lot goes on meanwhile', async () => {
    const lead = freshCycleId();
    await world.open(lead);
    await budget(lead, 1);
    await terminate(world, lead);
    const lot = await lotOf(lead);
    const resting = async () => {
      const [run] = await chainOf(world.client, cycleWorkflowId(lot));
      const failed = run === undefined ? 0 : count(run, 'activityTaskFailedEventAttributes');
      return run !== undefined && failed > 0 && count(run, 'timerStartedEventAttributes') > 0 ? true : null;
    };
    await eventually(resting, 'the lead was not asked');
    await world.submit(remark(lot, '照常受理'));
    expect((await world.state(lot)).programme.joined).toBeNull();
  });

  test('a lead that is closed or was never opened is an answer, and is not asked again', async () => {
    const [closed, unknown] = [freshCycleId(), freshCycleId()];
    await world.open(closed);
    await world.give(closed, { kind: 'close-cycle', data: { reason: '不再采购' } });
    await world.client.getHandle(cycleWorkflowId(closed)).result();
    const lots = [await lotOf(closed), await lotOf(unknown)];
    for (const lot of lots) await has(lot, 'programme-not-joined');
    const answers = await Promise.all(lots.map(async (lot) => (await world.state(lot)).programme.joined?.refused));
    expect(answers).toEqual(['cycle-closed', 'unknown-cycle']);
  });

  test.each(MOMENTS)('sharing that fails once, %s it is done, is done again and doubles nothing', async (moment) => {
    const lead = freshCycleId();
    await world.open(lead);
    const lot = await lotOf(lead);
    await has(lot, 'programme-joined');
    fails = { effect: 'share-programme-facts', moment };
    await budget(lead, 1);
    await has(lead, 'programme-facts-shared');
    await mirrored(lot, 1);
    await budget(lead, 2);
    await mirrored(lot, 2);
    expect(fails).toBeNull();
    expect((await world.state(lot)).programme.mirrored).toHaveLength(2);
    expect((await kinds(lead)).filter((kind) => kind === 'programme-facts-shared')).toHaveLength(2);
  });

  test('a correction in the lead reaches the lot', async () => {
    const lead = freshCycleId();
    await world.open(lead);
    const lot = await lotOf(lead);
    await budget(lead, 1);
    const [first] = (await world.facts(lead)).filter(({ kind }) => kind === 'budget-approved');
    if (first === undefined) throw new Error('no budget on record');
    const data = { ...first.data, fen: fen(700) };
    await world.give(lead, { kind: 'correct-fact', data: { seq: first.seq, data, reason: '金额写错' } });
    await mirrored(lot, 2);
    expect((await world.state(lot)).plan.budgets.y1).toMatchObject([{ fen: 700 }]);
  });

  test('a lead that closes while its facts cannot be sent sends them before it ends', async () => {
    const lead = freshCycleId();
    await world.open(lead);
    const lot = await lotOf(lead);
    await has(lot, 'programme-joined');
    sendingFails = true;
    await budget(lead, 1);
    await eventually(async () => ((await world.state(lead)).programme.newest > 0 ? true : null), 'no budget');
    await world.give(lead, { kind: 'close-cycle', data: { reason: '不再采购' } });
    await eventually(async () => {
      const [run] = await chainOf(world.client, cycleWorkflowId(lead));
      return run !== undefined && count(run, 'activityTaskFailedEventAttributes') > 0 ? true : null;
    }, 'sending did not fail');
    sendingFails = false;
    await fastForward(world.connection, cycleWorkflowId(lead), 1).catch(() => undefined);
    await world.client.getHandle(cycleWorkflowId(lead)).result();
    await mirrored(lot, 1);
  });
});
