import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { compileCalendar } from '../../domain/calendar/compile.js';
import type { CompiledCalendar } from '../../domain/calendar/year-data.js';
import { publishCalendar } from '../../store/registry/calendars.js';
import { calendarRef } from '../../store/registry/refs.js';
import {
  CYCLE_WORKFLOW,
  cycleStart,
  FAN_OUT_WORKFLOW,
  type FanOutInput,
  type FanOutResult,
  fanOutWorkflowId,
} from '../../workflows/messages.js';
import { chainOf } from '../support/workflow-history.js';
import {
  calendarFiles,
  freshCycleId,
  inputOf,
  now,
  remark,
  shippedJudging,
  today,
  YANJI,
} from '../support/workflow-office.js';
import { terminate } from '../support/workflow-ways.js';
import { createWorld, eventually, type World } from '../support/workflow-world.js';

describe('one command of the system to many cycles', () => {
  let world: World;
  let calendar: CompiledCalendar;
  beforeAll(async () => {
    world = await createWorld();
    calendar = compileCalendar(calendarFiles(), { code: YANJI, fromYear: 2024, toYear: 2030 });
    await publishCalendar(world.db, calendar, now());
  });
  afterAll(() => world.close());

  async function fanOut(cause: string, input: Omit<FanOutInput, 'cause' | 'order'>): Promise<FanOutResult[]> {
    return (await start(cause, input)).result();
  }

  function start(cause: string, input: Omit<FanOutInput, 'cause' | 'order'>) {
    const order: FanOutInput['order'] = { kind: 'apply-calendar', on: today(), data: { calendar }, people: [] };
    const whole: FanOutInput = { ...input, cause, order };
    const workflowId = fanOutWorkflowId(cause);
    return world.client.start<(input: FanOutInput) => Promise<FanOutResult[]>>(FAN_OUT_WORKFLOW, {
      workflowId,
      taskQueue: world.taskQueue,
      args: [whole],
    });
  }

  test('reaches each cycle once, and says what became of it', async () => {
    const [open, gone] = [freshCycleId(), freshCycleId()];
    await world.open(open);
    await world.open(gone);
    await terminate(world, gone);
    const unopened = freshCycleId();
    await world.start(unopened);
    const cause = `calendar/${open}`;
    const results = await fanOut(cause, { cycles: [open, gone, unopened] });
    expect(results).toEqual([
      { cycleId: open, outcome: 'accepted', ack: { seq: 2, hash: expect.any(String) } },
      { cycleId: gone, outcome: 'gone' },
      { cycleId: unopened, outcome: 'refused', code: 'cycle-not-open' },
    ]);
    expect((await world.facts(open)).at(-1)).toMatchObject({
      kind: 'calendar-applied',
      commandId: `${cause}/${open}`,
      actor: { system: cause },
    });
  });

  test('given again for the same cause it leaves every cycle as it is', async () => {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    const cause = `calendar/${cycleId}`;
    const first = await fanOut(cause, { cycles: [cycleId] });
    expect(await fanOut(cause, { cycles: [cycleId] })).toEqual(first);
    expect(await world.facts(cycleId)).toHaveLength(2);
  });

  test('of several commands each cycle gets one after the other, and none after one it refuses', async () => {
    const [open, unopened] = [freshCycleId(), freshCycleId()];
    await world.open(open);
    await world.start(unopened);
    const order = { kind: 'apply-calendar' as const, on: today(), data: { calendar }, people: [] };
    const back = { ...order, data: { calendar: shippedJudging().calendar } };
    const next = [{ cause: `back/${open}`, order: back }];
    const results = await fanOut(`calendar/${open}`, { cycles: [open, unopened], next });
    expect(results).toEqual([
      { cycleId: open, outcome: 'accepted', ack: { seq: 3, hash: expect.any(String) } },
      { cycleId: unopened, outcome: 'refused', code: 'cycle-not-open' },
    ]);
    expect((await world.facts(open)).map(({ commandId }) => commandId).slice(1)).toEqual([
      `calendar/${open}/${open}`,
      `back/${open}/${open}`,
    ]);
  });

  test('a cycle judges by the new calendar afterwards, also in its next run', async () => {
    const cycleId = freshCycleId();
    await world.open(cycleId, { limits: { events: 20 } });
    await fanOut(`calendar/${cycleId}`, { cycles: [cycleId] });
    for (let no = 0; no < 3; no += 1) await world.submit(remark(cycleId, `第${no}件`));
    const state = await world.state(cycleId);
    expect(state.calendar).toBe(calendarRef(calendar));
    expect(state.calendar).not.toBe(calendarRef(shippedJudging().calendar));
    expect(await world.facts(cycleId)).toHaveLength(5);
  });

  test('a worker told to stop does not wait for the answer of a cycle that nobody serves', async () => {
    const cycleId = freshCycleId();
    await world.client.start(CYCLE_WORKFLOW, cycleStart(inputOf(cycleId), `nobody-${cycleId}`));
    const handle = await start(`calendar/${cycleId}`, { cycles: [cycleId] });
    await eventually(async () => {
      const { raw } = await handle.describe();
      return (raw.pendingActivities ?? []).some(({ lastStartedTime }) => lastStartedTime != null) ? true : null;
    }, 'the command is not being delivered');
    await world.restartWorker();
    await terminate(world, cycleId);
    expect(await handle.result()).toEqual([{ cycleId, outcome: 'gone' }]);
  }, 60_000);

  test('many cycles are reached over several runs of the fan-out', async () => {
    const cycles = Array.from({ length: 20 }, freshCycleId);
    const cause = `calendar/many-${cycles[0]}`;
    const results = await fanOut(cause, { cycles, limits: { events: 30 } });
    expect(results.map(({ cycleId }) => cycleId)).toEqual(cycles);
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['gone']));
    expect((await chainOf(world.client, fanOutWorkflowId(cause))).length).toBeGreaterThan(1);
  });
});
