import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Command } from '../../domain/commands.js';
import type { Ack } from '../../domain/facts.js';
import { cycleWorkflowId } from '../../workflows/messages.js';
import { chainOf, count } from '../support/workflow-history.js';
import { freshCycleId, remark } from '../support/workflow-office.js';
import { createWorld, submit, type World } from '../support/workflow-world.js';

const COMMANDS = 100;
const IN_FLIGHT = 4;
const SENDERS = 2;

const EVENTS = 20;

describe(`a run that continues as new every ${EVENTS} events`, () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  /** Sends its commands in order, some at a time, as one gateway process does. */
  async function sendAll(commands: readonly Command[]): Promise<[string, Ack][]> {
    const acks: [string, Ack][] = [];
    const left = [...commands];
    async function lane(): Promise<void> {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        acks.push([next.commandId, await submit(world.client, next)]);
      }
    }
    await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
    return acks;
  }

  test('takes a hundred commands from two senders with four in flight each, none lost and none doubled', async () => {
    const cycleId = freshCycleId();
    await world.open(cycleId, { limits: { events: EVENTS } });
    const commands = Array.from({ length: COMMANDS }, (_, no) => remark(cycleId, `第${no}件`));
    const shares = Array.from({ length: SENDERS }, (_, sender) =>
      commands.filter((_each, no) => no % SENDERS === sender),
    );
    const acks = (await Promise.all(shares.map(sendAll))).flat();

    const facts = await world.facts(cycleId);
    expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, at) => at + 1));
    const recorded = facts.filter(({ kind }) => kind === 'deviation-recorded');
    expect(recorded.map(({ commandId }) => commandId).sort()).toEqual(
      commands.map(({ commandId }) => commandId).sort(),
    );
    const onRecord = new Map(facts.map(({ commandId, seq, hash }) => [commandId, { seq, hash }]));
    for (const [commandId, ack] of acks) expect(onRecord.get(commandId)).toEqual(ack);

    const chain = await chainOf(world.client, cycleWorkflowId(cycleId));
    // How many commands one run takes is how many arrive together; each but the last ends because it is long enough.
    const ended = chain.slice(0, -1);
    expect(ended.length).toBeGreaterThan(1);
    for (const run of ended) {
      expect(run.events.length).toBeGreaterThanOrEqual(EVENTS);
      expect(run.events.at(-1)?.workflowExecutionContinuedAsNewEventAttributes).toBeTruthy();
      expect(count(run, 'workflowExecutionUpdateAcceptedEventAttributes')).toBeLessThanOrEqual(EVENTS);
    }
    const archived = chain.reduce((sum, run) => sum + count(run, 'activityTaskCompletedEventAttributes'), 0);
    expect(archived).toBeGreaterThan(0);
    expect((await world.state(cycleId)).seq).toBe(facts.length);
  });

  test('knows a command of an earlier run again, and gives it the same Ack', async () => {
    const cycleId = freshCycleId();
    await world.open(cycleId, { limits: { events: 12 } });
    const command = remark(cycleId, '早先的一件');
    const first = await world.submit(command);
    for (let no = 0; no < 4; no += 1) await world.submit(remark(cycleId, `之后的第${no}件`));
    expect((await chainOf(world.client, cycleWorkflowId(cycleId))).length).toBeGreaterThan(1);
    expect(await world.submit(command)).toEqual(first);
    const facts = await world.facts(cycleId);
    expect(facts.filter(({ commandId }) => commandId === command.commandId)).toHaveLength(1);
  });

  test('keeps memo and jurisdiction, and tells of itself in Chinese again in each run', async () => {
    const cycleId = freshCycleId();
    await world.open(cycleId, { limits: { events: 12 } });
    for (let no = 0; no < 3; no += 1) await world.submit(remark(cycleId, `第${no}件`));
    const cycle = world.client.getHandle(cycleWorkflowId(cycleId));
    const { memo, searchAttributes } = await cycle.describe();
    expect((await chainOf(world.client, cycleWorkflowId(cycleId))).length).toBeGreaterThan(1);
    expect(memo).toEqual({ cycleId });
    expect(searchAttributes).toMatchObject({ Jurisdiction: ['222401'], CycleStage: ['planning'] });
    const metadata = await cycle.query<{ currentDetails: string }>('__temporal_workflow_metadata');
    expect(metadata.currentDetails).toContain(`采购周期 ${cycleId}`);
    expect(metadata.currentDetails).toContain('社工站服务采购');
  });
});
