import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createGateway, gatewayPorts } from '../../client/cycles.js';
import { legalDay } from '../../domain/calendar/instant.js';
import { addDays } from '../../domain/calendar/plain-date.js';
import type { Command } from '../../domain/commands.js';
import type { Judging } from '../../domain/cycle/chapter.js';
import type { CycleState } from '../../domain/cycle/state.js';
import { fillMove } from '../../domain/drive/fill-move.js';
import type { ScenarioCommand, Scene } from '../../domain/drive/scenario.js';
import type { CycleId } from '../../domain/ids.js';
import { policyRef } from '../../domain/policy/lookup.js';
import { packPolicy } from '../../domain/policy/pack.js';
import { movedTo } from '../../domain/policy/transition.js';
import { isNo } from '../../domain/refusal.js';
import { simulate } from '../../domain/simulate.js';
import { untilAtRest } from '../../rehearsal/follow.js';
import { handIn } from '../../rehearsal/hand-in.js';
import { publishPolicy } from '../../store/registry/policies.js';
import { cycleWorkflowId } from '../../workflows/messages.js';
import { comparable } from '../support/rehearsed.js';
import { chainOf } from '../support/workflow-history.js';
import { bureau, freshCycleId, now, opening, policyOn, shippedJudging, stamped } from '../support/workflow-office.js';
import { PLAN, PLAN_SUBJECT } from '../support/workflow-plan.js';
import { fastForward } from '../support/workflow-time.js';
import { createWorld, type World } from '../support/workflow-world.js';

const DAYS = 30;
/** The version before the new law, and the one after it. */
const older = policyOn('2025-01-06');
const newer = policyOn('2026-01-05');
const { calendar } = shippedJudging();
const versions = [older, newer];
/** What the cycle goes by after the move: what began before the new law keeps the old text. */
const moved = movedTo(older, newer, versions);
const MOVE: ScenarioCommand = { kind: 'move-to-policy', data: { asOf: newer.version, reason: '新规施行' } };
const APPROVALS = ['office', 'deputy', 'head'].map(
  (step): ScenarioCommand => ({ kind: 'approve', data: { subject: PLAN_SUBJECT, step } }),
);
const COURSE: ScenarioCommand[] = [
  PLAN,
  { kind: 'submit-approval', data: { subject: PLAN_SUBJECT } },
  ...APPROVALS,
  MOVE,
];

function commandFor(state: CycleState, asked: ScenarioCommand): Command {
  const filled = fillMove(asked, older, versions);
  const command = isNo(filled) ? filled : stamped(state, filled);
  if (isNo(command)) throw new Error(command.refused);
  return command;
}

describe('a cycle that moves to a new version of its policy', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
    for (const compiled of versions) {
      await publishPolicy(world.db, { compiled, effectiveFrom: compiled.version, published: '', at: now() });
    }
  });
  afterAll(() => world.close());

  async function rest(cycleId: CycleId, judged: Pick<Judging, 'policy' | 'calendar'>): Promise<void> {
    let state = await world.state(cycleId);
    const scene = (): Scene => ({ state, judging: { ...judged, at: now(), today: legalDay(now()) } });
    const take = (next: typeof state) => {
      state = next;
    };
    await untilAtRest(world.db, bureau(), scene, take);
  }

  /** Each command through the gateway, as a rehearsal gives it; answers them with the moments they were judged at. */
  async function played(cycleId: CycleId): Promise<ScenarioCommand[]> {
    const { client, taskQueue, db } = world;
    const gateway = createGateway(gatewayPorts(db, { client, taskQueue }));
    const given: ScenarioCommand[] = [];
    let policy = older;
    for (const [no, asked] of COURSE.entries()) {
      await rest(cycleId, { policy, calendar });
      const command = commandFor(await world.state(cycleId), { ...asked, commandId: `course-${no}000` });
      const taken = await handIn(gateway, bureau(), command, false);
      if ('code' in taken) throw new Error(`${asked.kind}: ${taken.code} ${JSON.stringify(taken.why)}`);
      if (asked.kind === 'move-to-policy') policy = moved;
      const at = (await world.facts(cycleId)).find(({ commandId }) => commandId === command.commandId)?.at;
      given.push({ ...asked, commandId: command.commandId, ...(at === undefined ? {} : { at }) });
    }
    await rest(cycleId, { policy, calendar });
    return given;
  }

  test('plays as it does on paper, on the day and in the weeks after', async () => {
    const cycleId = freshCycleId();
    const first = opening(cycleId, { commandId: 'course-open' });
    await world.start(cycleId, { policy: packPolicy(older) });
    await world.submit(first);
    const openedAt = (await world.facts(cycleId))[0]?.at ?? now();
    const given = await played(cycleId);
    await fastForward(world.connection, cycleWorkflowId(cycleId), DAYS);

    const open = { kind: 'open-cycle', data: first.data, commandId: 'course-open', at: openedAt } as ScenarioCommand;
    const until = addDays(legalDay(openedAt), DAYS - 1);
    const paper = simulate({
      ...{ cycleId, policy: older, versions, calendar, directory: bureau(), until },
      from: legalDay(openedAt),
      commands: [open, ...given],
    });
    expect(paper.refusals).toEqual([]);
    const facts = (await world.facts(cycleId)).filter(({ at }) => legalDay(at) <= until);
    expect(facts.map(comparable)).toEqual(paper.facts.map(comparable));
    expect(facts.find(({ kind }) => kind === 'policy-moved')?.data).toMatchObject({ to: policyRef(moved) });
    expect(facts.at(-1)?.kind).not.toBe('policy-moved');
  });

  test('keeps no more than the packed policy in its history, and goes on with it in its next run', async () => {
    const cycleId = freshCycleId();
    await world.start(cycleId, { policy: packPolicy(older), limits: { events: 30 } });
    await world.submit(opening(cycleId));
    await played(cycleId);
    const runs = await chainOf(world.client, cycleWorkflowId(cycleId));
    expect(runs.length).toBeGreaterThan(1);
    const sizes = runs.flatMap(({ events }) =>
      events.flatMap((event) => {
        const args = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.args?.payloads;
        return (args ?? []).map(({ data }) => data?.length ?? 0);
      }),
    );
    expect(Math.max(...sizes)).toBeGreaterThan(8 * 1024);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(16 * 1024);
    expect((await world.state(cycleId)).policy).toBe(policyRef(moved));
  });
});
