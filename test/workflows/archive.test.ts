import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays } from '../../domain/calendar/plain-date.js';
import { cycleWorkflowId, refusalIn } from '../../workflows/messages.js';
import { freshCycleId, opening, plainCommand, remark, today } from '../support/workflow-office.js';
import { createWorld, type World } from '../support/workflow-world.js';

describe('a command and the archive', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  async function eventCount(workflowId: string): Promise<number> {
    const { events } = await world.client.getHandle(workflowId).fetchHistory();
    return events?.length ?? 0;
  }

  test('an accepted command is answered with seq and hash of a fact that is in the archive', async () => {
    const cycleId = freshCycleId();
    await world.start(cycleId);
    const ack = await world.submit(opening(cycleId));
    expect(await world.facts(cycleId)).toMatchObject([{ kind: 'cycle-opened', seq: ack.seq, hash: ack.hash }]);
  });

  test('a refused command leaves nothing in the history of the cycle and nothing in the archive', async () => {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    const [events, facts] = [await eventCount(cycleWorkflowId(cycleId)), (await world.facts(cycleId)).length];
    const future = plainCommand(cycleId, {
      kind: 'record-deviation',
      data: { what: 'x', reason: 'y' },
      on: addDays(today(), 1),
    });
    const refusal = await world.submit(future).catch(refusalIn);
    expect(refusal).toMatchObject({ code: 'in-the-future', tried: 'record-deviation' });
    expect(await eventCount(cycleWorkflowId(cycleId))).toBe(events);
    expect(await world.facts(cycleId)).toHaveLength(facts);
  });

  test('the same command twice, one after the other, is one fact and the same Ack', async () => {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    const command = remark(cycleId, '两次');
    const first = await world.submit(command);
    expect(await world.submit(command)).toEqual(first);
    const facts = await world.facts(cycleId);
    expect(facts.filter(({ commandId }) => commandId === command.commandId)).toHaveLength(1);
  });

  test('the id of a command used for another one is refused', async () => {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    await world.submit(remark(cycleId, '第一件', 'one-id'));
    const other = world.client
      .getHandle(cycleWorkflowId(cycleId))
      .executeUpdate('submit', { args: [remark(cycleId, '第二件', 'one-id')], updateId: 'another-update' });
    expect(refusalIn(await other.catch((error: unknown) => error))).toMatchObject({ code: 'command-id-reused' });
  });

  test('the same command sent at once under other update ids is one fact and the same Ack', async () => {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    const command = remark(cycleId, '同时');
    const cycle = world.client.getHandle(cycleWorkflowId(cycleId));
    const acks = await Promise.all(
      ['a', 'b', 'c'].map((updateId) => cycle.executeUpdate('submit', { args: [command], updateId })),
    );
    expect(new Set(acks.map((ack) => JSON.stringify(ack))).size).toBe(1);
    const facts = await world.facts(cycleId);
    expect(facts.filter(({ commandId }) => commandId === command.commandId)).toHaveLength(1);
  });

  test('the same command after the worker was restarted is one fact and the same Ack', async () => {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    const command = remark(cycleId, '重启');
    const first = await world.submit(command);
    await world.restartWorker();
    expect(await world.submit(command)).toEqual(first);
    expect(await world.facts(cycleId)).toHaveLength(2);
  });

  test('a worker that is stopped and started while commands are under way loses and doubles none', async () => {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    const commands = Array.from({ length: 9 }, (_, no) => remark(cycleId, `第${no}件`));
    const sent = Promise.all(commands.map((command) => world.submit(command)));
    await world.restartWorker();
    const acks = await sent;
    const facts = (await world.facts(cycleId)).slice(1);
    expect(facts.map(({ seq, hash }) => ({ seq, hash }))).toEqual([...acks].sort((a, b) => a.seq - b.seq));
    expect(new Set(facts.map(({ commandId }) => commandId)).size).toBe(commands.length);
  });

  test('a command for another cycle is refused', async () => {
    const [cycleId, other] = [freshCycleId(), freshCycleId()];
    await world.open(cycleId);
    const cycle = world.client.getHandle(cycleWorkflowId(cycleId));
    const sent = cycle.executeUpdate('submit', { args: [remark(other, 'x')], updateId: 'elsewhere' });
    expect(refusalIn(await sent.catch((error: unknown) => error))).toMatchObject({ code: 'wrong-cycle' });
  });
});
