import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CycleId } from '../../domain/ids.js';
import { cycleWorkflowId, MAIL_ROOM_WORKFLOW, mailRoomWorkflowId, wakeUpSignal } from '../../workflows/messages.js';
import { chainOf, count } from '../support/workflow-history.js';
import { aheadOfRest, freshCycleId, remark, today } from '../support/workflow-office.js';
import { approvedPlan, PLAN_SUBJECT, submittedPlan } from '../support/workflow-plan.js';
import { createWorld, eventually, type World } from '../support/workflow-world.js';

describe('what a cycle owes', () => {
  let world: World;
  let directoryFails = 0;
  const aheadMs = aheadOfRest();
  beforeAll(async () => {
    world = await createWorld({
      aheadMs,
      adapt: (ports) => ({
        ...ports,
        registry: {
          ...ports.registry,
          directory: async (code) => {
            if (directoryFails > 0) {
              directoryFails -= 1;
              throw new Error('the directory cannot be read');
            }
            return ports.registry.directory(code);
          },
        },
      }),
    });
  });
  afterAll(() => world.close());

  async function planUnderApproval(): Promise<CycleId> {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    await submittedPlan(world, cycleId);
    return cycleId;
  }

  async function kindsOf(cycleId: CycleId): Promise<string[]> {
    return (await world.facts(cycleId)).map(({ kind }) => kind);
  }

  /** The plan on record is shared with a lot as soon as there is one. */
  async function otherEffectsGoOn(cycleId: CycleId): Promise<void> {
    const lot = freshCycleId();
    const data = { lot, programmeId: (await world.state(cycleId)).plan.opening?.programmeId ?? '' };
    const names = { cycleId, commandId: `lot/${lot}/${cycleId}`, actor: { system: `lot/${lot}` } };
    await world.submit({ kind: 'join-programme', on: today(), data, people: [], via: 'system', ...names });
    await eventually(
      async () => ((await kindsOf(cycleId)).includes('programme-facts-shared') ? true : null),
      'what else the cycle owes waits for the effect that fails',
    );
  }

  test('a plan goes through its approval, each step finding its people in the directory', async () => {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    await approvedPlan(world, cycleId);
    const facts = await world.facts(cycleId);
    const resolved = facts.filter(({ kind }) => kind === 'seats-resolved');
    expect(resolved.map(({ actor }) => actor)).toEqual([1, 2, 3].map(() => ({ system: 'directory' })));
    expect(resolved.map(({ commandId, seq }) => commandId === `effect/${seq - 1}`)).toEqual([true, true, true]);
    expect(facts.map(({ kind }) => kind)).toContain('plan-approved');
    expect((await world.state(cycleId)).seq).toBe(facts.length);
  });

  test('who has a task is told of it by one row of the outbox, queued before it is on record', async () => {
    const cycleId = await planUnderApproval();
    const rows = await eventually(async () => {
      const found = await world.db.selectFrom('outbox').selectAll().where('cycle_id', '=', cycleId).execute();
      return found.length > 0 ? found : null;
    }, 'nothing was queued');
    expect(rows).toMatchObject([
      { occurrence: 'task', recipient: 'kezhang', address: 'kezhang@mz.example', channel: 'mail' },
    ]);
    const queued = await eventually(async () => {
      const fact = (await world.facts(cycleId)).find(({ kind }) => kind === 'notices-queued');
      return fact ?? null;
    }, 'the notices are not on record');
    expect(queued).toMatchObject({ actor: { system: 'notices' }, n: 0 });
  });

  test('a directory that cannot be read for a moment holds up neither the archive nor, in the end, the step', async () => {
    directoryFails = 2;
    const cycleId = await planUnderApproval();
    const remarked = await world.submit(remark(cycleId, '期间'));
    expect(remarked.seq).toBeGreaterThan(0);
    await world.give(cycleId, { kind: 'approve', data: { subject: PLAN_SUBJECT, step: 'office' } });
    expect(directoryFails).toBe(0);
    expect(await kindsOf(cycleId)).toContain('decided');
  });

  test('an effect that fails again and again is put off, and the cycle goes on taking commands', async () => {
    directoryFails = Number.POSITIVE_INFINITY;
    const cycleId = await planUnderApproval();
    const failed = await eventually(async () => {
      const [run] = await chainOf(world.client, cycleWorkflowId(cycleId));
      return run !== undefined && count(run, 'activityTaskFailedEventAttributes') > 0 ? run : null;
    }, 'the effect was not given up');
    expect(count(failed, 'timerStartedEventAttributes')).toBeGreaterThan(0);
    const ack = await world.submit(remark(cycleId, '照常受理'));
    expect((await world.facts(cycleId)).at(-1)).toMatchObject({ seq: ack.seq, hash: ack.hash });
    await otherEffectsGoOn(cycleId);
    directoryFails = 0;
  });

  test('a closed cycle ends its workflow, and what it leaves there is its last fact', async () => {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    const ack = await world.give(cycleId, { kind: 'close-cycle', data: { reason: '不再采购' } });
    const result = await world.client.getHandle(cycleWorkflowId(cycleId)).result();
    expect(result).toEqual({ cycleId, seq: ack.seq, hash: ack.hash });
    expect(await kindsOf(cycleId)).toEqual(['cycle-opened', 'cycle-closed']);
  });

  test('a letter that is due leaves, and the mail room ends when nothing is queued', async () => {
    const cycleId = await planUnderApproval();
    await eventually(async () => ((await kindsOf(cycleId)).includes('notices-queued') ? true : null), 'not queued');
    await world.db
      .updateTable('outbox')
      .set({ not_before: `${today()}T00:00:00.000Z` as never })
      .execute();
    const room = await world.client.signalWithStart(MAIL_ROOM_WORKFLOW, {
      workflowId: mailRoomWorkflowId(world.taskQueue),
      taskQueue: world.taskQueue,
      args: [{ clockOffsetMs: aheadMs }],
      signal: wakeUpSignal,
      signalArgs: [],
    });
    const letter = await eventually(
      async () => world.letters.find(({ to }) => to.email === 'kezhang@mz.example') ?? null,
      'no letter left',
    );
    expect(letter.text).toContain('社工站服务采购');
    await room.result();
    const rows = await world.db.selectFrom('outbox').select('state').where('cycle_id', '=', cycleId).execute();
    expect(rows).toEqual([{ state: 'sent' }]);
  });
});
