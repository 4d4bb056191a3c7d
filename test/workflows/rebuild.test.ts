import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CycleState } from '../../domain/cycle/state.js';
import { contentHash } from '../../domain/hash.js';
import type { CycleId } from '../../domain/ids.js';
import { cycleWorkflowId, refusalIn, statusQuery, submitUpdate } from '../../workflows/messages.js';
import { chainOf } from '../support/workflow-history.js';
import { freshCycleId, opening, remark } from '../support/workflow-office.js';
import { restart, terminate } from '../support/workflow-ways.js';
import { createWorld, eventually, type World } from '../support/workflow-world.js';

describe('a run and the record', () => {
  let world: World;
  let holdBack: Promise<void> | null = null;
  beforeAll(async () => {
    world = await createWorld({
      adapt: (ports) => ({
        ...ports,
        ledger: {
          ...ports.ledger,
          factsOf: async (cycleId) => {
            await holdBack;
            return ports.ledger.factsOf(cycleId);
          },
        },
      }),
    });
  });
  afterAll(() => world.close());

  function handle(cycleId: CycleId) {
    return world.client.getHandle(cycleWorkflowId(cycleId));
  }

  async function submitOnce(cycleId: CycleId, what: string, id: string): Promise<unknown> {
    const args = [remark(cycleId, what, id)] as const;
    return handle(cycleId).executeUpdate(submitUpdate, { args: [...args], updateId: `${id}/once` });
  }

  test('restarted from the record, a cycle has the state it had and knows its commands', async () => {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    const command = remark(cycleId, '重启之前');
    const ack = await world.submit(command);
    const before = await world.state(cycleId);
    await terminate(world, cycleId);
    await restart(world, cycleId);
    const after = await eventually(async () => {
      const state = await world.state(cycleId);
      return state.seq === before.seq ? state : null;
    }, 'the cycle did not come back');
    expect(after).toEqual(before);
    expect(await world.submit(command)).toEqual(ack);
    const next = await world.submit(remark(cycleId, '重启之后'));
    expect(next.seq).toBe(ack.seq + 1);
  });

  test('a restart leaves a cycle that runs as it is', async () => {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    await restart(world, cycleId);
    expect(await chainOf(world.client, cycleWorkflowId(cycleId))).toHaveLength(1);
  });

  test('until a rebuilding run has read the record it asks for patience', async () => {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    await terminate(world, cycleId);
    let release = () => {};
    holdBack = new Promise((resolve) => {
      release = resolve;
    });
    await restart(world, cycleId);
    const early = await submitOnce(cycleId, '太早', 'early').catch(refusalIn);
    holdBack = null;
    release();
    expect(early).toMatchObject({ code: 'retry-soon', tried: 'record-deviation' });
    expect(await world.submit(remark(cycleId, '之后'))).toMatchObject({ seq: 2 });
  });

  test('a run of another state version leaves, and the next one rebuilds', async () => {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    await terminate(world, cycleId);
    await world.start(cycleId, { stateVersion: 0 });
    expect(await world.submit(remark(cycleId, '新版本'))).toMatchObject({ seq: 2 });
    const runs = await chainOf(world.client, cycleWorkflowId(cycleId));
    expect(runs.length).toBeGreaterThan(1);
    const facts = await world.facts(cycleId);
    expect(facts.map(({ kind }) => kind)).toEqual(['cycle-opened', 'deviation-recorded']);
  });

  test('a run whose state lacks what newer code folds leaves all the same', async () => {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    const { programme: _none, ...older } = await world.state(cycleId);
    await terminate(world, cycleId);
    await world.start(cycleId, { stateVersion: 1, state: older as CycleState });
    expect(await world.submit(remark(cycleId, '新版本'))).toMatchObject({ seq: 2 });
    expect((await chainOf(world.client, cycleWorkflowId(cycleId))).length).toBeGreaterThan(1);
    expect((await world.facts(cycleId)).map(({ kind }) => kind)).toEqual(['cycle-opened', 'deviation-recorded']);
  });

  test('a command the run has forgotten gets the Ack on record, and nothing is written twice', async () => {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    const command = remark(cycleId, '久远的一件');
    const ack = await world.submit(command);
    const later = await world.submit(remark(cycleId, '后来的一件'));
    const state = await world.state(cycleId);
    await terminate(world, cycleId);
    await world.start(cycleId, { state, handledCommands: [] });
    expect(await world.submit(command)).toEqual(ack);
    expect(await world.submit(remark(cycleId, '再后来'))).toMatchObject({ seq: later.seq + 1 });
    expect((await world.facts(cycleId)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect((await chainOf(world.client, cycleWorkflowId(cycleId))).length).toBeGreaterThan(1);
  });

  test('a run whose facts contradict the archive stops, says so, and the archive stays as it was', async () => {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    const recorded = contentHash(await world.facts(cycleId));
    await terminate(world, cycleId);
    await world.start(cycleId);
    const answer = await handle(cycleId)
      .executeUpdate(submitUpdate, { args: [opening(cycleId, { commandId: 'again' })], updateId: 'again' })
      .catch(refusalIn);
    expect(answer).toMatchObject({ code: 'not-yet-recorded' });
    expect(contentHash(await world.facts(cycleId))).toBe(recorded);
    expect(await handle(cycleId).query(statusQuery)).toMatchObject({ halted: 'archiveConflict', ready: false });
    expect(await submitOnce(cycleId, '之后', 'after').catch(refusalIn)).toMatchObject({ code: 'retry-soon' });
    const { searchAttributes } = await handle(cycleId).describe();
    expect(searchAttributes).toMatchObject({ Stuck: ['archiveConflict'] });
  });
});
