import type { Hono } from 'hono';
import { openTasks } from '../../../domain/approval/tasks.js';
import { addDays, plainDate } from '../../../domain/calendar/plain-date.js';
import { contentHash } from '../../../domain/hash.js';
import type { CycleId } from '../../../domain/ids.js';
import { packPolicy } from '../../../domain/policy/pack.js';
import type { CompiledPolicy } from '../../../domain/policy/types.js';
import { publishPolicy } from '../../../store/registry/policies.js';
import { rowStays } from '../../support/refusing-table.js';
import { freshCycleId, now, opening, remark, shippedJudging, today } from '../../support/workflow-office.js';
import { approvedPlan, PLAN, PLAN_SUBJECT, submittedPlan } from '../../support/workflow-plan.js';
import { adopting } from '../../support/workflow-service.js';
import { terminate } from '../../support/workflow-ways.js';
import { eventually, type World } from '../../support/workflow-world.js';
import { ask } from '../http/app-for-tests.js';
import { archiveRefuses, rested, submitted } from './county.js';

/** Each brings a cycle to where it does not go on by itself, by the way that leads there in an office. */

/** A plan that waits for the deputy head. */
export async function forTheDeputy(world: World): Promise<CycleId> {
  const cycleId = await submitted(world);
  await world.give(cycleId, { kind: 'approve', data: { subject: PLAN_SUBJECT, step: 'office' } });
  await rested(world, cycleId);
  return cycleId;
}

/** The head of the office wants finance to sign before him. */
export async function signerAdded(world: World): Promise<CycleId> {
  const cycleId = await submitted(world);
  const where = 'before' as const;
  const signer = { subject: PLAN_SUBJECT, step: 'office', where, persons: ['caiwu'], reason: '会签' };
  await world.give(cycleId, { kind: 'add-signer', data: signer });
  return cycleId;
}

/** A plan that was sent back to its initiator. */
export async function sentBack(world: World): Promise<CycleId> {
  const cycleId = await submitted(world);
  const then = 'again' as const;
  const back = { subject: PLAN_SUBJECT, step: 'office', to: 'initiator', then, opinion: '请补充预算' };
  await world.give(cycleId, { kind: 'return', data: back });
  await rested(world, cycleId);
  return cycleId;
}

/** A plan that is approved and not filed. */
export async function unfiled(world: World): Promise<CycleId> {
  const cycleId = freshCycleId();
  await world.open(cycleId);
  await approvedPlan(world, cycleId);
  await rested(world, cycleId);
  return cycleId;
}

/** A plan whose filing has left, and of which no receipt came. */
export async function filed(world: World): Promise<CycleId> {
  const cycleId = freshCycleId();
  await world.open(cycleId);
  await approvedPlan(world, cycleId);
  await world.give(cycleId, { kind: 'submit-filing', data: { of: 'plan', to: 'province', year: 1 } });
  await rested(world, cycleId);
  return cycleId;
}

/** A contractor who was ordered to correct something, in a contract that runs on into years without a notice. */
export async function correctionOrdered(world: World): Promise<CycleId> {
  const cycleId = freshCycleId();
  await world.start(cycleId);
  await world.submit(adopting(cycleId));
  await world.give(cycleId, { kind: 'report-drift', data: { year: 1, what: '人员不足', serious: false } });
  await world.give(cycleId, { kind: 'order-correction', data: { year: 1, what: '补足人员', withinWd: 10 } });
  await rested(world, cycleId);
  return cycleId;
}

/** An administrator wants a step left out, for which a second person must agree. */
export async function jumpProposed(world: World, app: Hono): Promise<CycleId> {
  const cycleId = await submitted(world);
  const previewVersion = (await world.state(cycleId)).approvals.running.a1?.version;
  const data = { approval: 'a1', to: 'head', reason: '长期病假', previewVersion };
  await given(app, cycleId, 'guanli', 'repair-jump', data);
  await eventually(async () => {
    const waits = openTasks(await world.state(cycleId)).some(({ subject }) => subject.kind === 'repair');
    return waits ? true : null;
  }, 'nobody is asked to agree');
  return cycleId;
}

/** Gives a command over HTTP. @returns what was answered @throws when it was refused */
export async function given(app: Hono, cycleId: CycleId, person: string, kind: string, data: object): Promise<unknown> {
  const response = await ask(app, 'POST', `/api/cycles/${cycleId}/commands`, { person, body: { kind, data } });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${kind}: ${text}`);
  return JSON.parse(text);
}

/** A fact goes on record, and the database keeps the row of its cycle as it was: people read what was before. */
export async function leftBehind(world: World): Promise<CycleId> {
  const cycleId = freshCycleId();
  await world.open(cycleId);
  await rested(world, cycleId);
  const before = await world.facts(cycleId);
  const release = await rowStays(world.db, 'cycles', cycleId);
  await world.submit(remark(cycleId, '数据库只写了一半'));
  await eventually(async () => ((await world.facts(cycleId)).length > before.length ? true : null), 'no fact came');
  await release();
  return cycleId;
}

/** An effect of the cycle fails again and again. `mend` takes the cause away; `answer`: of who waits for it. */
export async function failingStep(world: World) {
  const cycleId = freshCycleId();
  await world.open(cycleId);
  const mend = await archiveRefuses(world, cycleId);
  const answer = world.submit(remark(cycleId, '数据库不可用'));
  // Whoever waits for it is told at the end; until then nobody listens.
  answer.catch(() => undefined);
  return { cycleId, mend, answer };
}

/** The code of the workflow fails on what it was started with. */
export async function failingCode(world: World): Promise<CycleId> {
  const cycleId = freshCycleId();
  await world.open(cycleId);
  await terminate(world, cycleId);
  await world.start(cycleId, { calendar: undefined as never, policy: undefined as never });
  return cycleId;
}

/** The engine has no run of a cycle that is open. */
export async function goneRun(world: World): Promise<CycleId> {
  const cycleId = freshCycleId();
  await world.open(cycleId);
  await terminate(world, cycleId);
  return cycleId;
}

/** A run whose clock is sixty days behind, and which sleeps past what it owes. */
export async function lateRun(world: World): Promise<CycleId> {
  const cycleId = freshCycleId();
  const on = addDays(today(), -60);
  await world.start(cycleId, { clockOffsetMs: -60 * 86_400_000 });
  await world.submit(opening(cycleId, { on }));
  await world.give(cycleId, { ...PLAN, on });
  await world.give(cycleId, { kind: 'submit-approval', data: { subject: PLAN_SUBJECT }, on });
  return cycleId;
}

/** The county's policy with a first step of the plan that names one person. */
export async function namingPolicy({ db }: World, person: string): Promise<CompiledPolicy> {
  const { hash: _hash, ...shipped } = shippedJudging().policy;
  const rule = shipped.rules['route-annual-plan'];
  if (rule?.kind !== 'route') throw new Error('no route of a plan');
  const [step, ...steps] = rule.route.steps;
  if (step === undefined) throw new Error('a route without a step');
  const named = { ...step, who: { by: 'named' as const, persons: [person] } };
  const route = { ...rule, route: { ...rule.route, steps: [named, ...steps] } };
  const policy = { ...shipped, rules: { ...shipped.rules, 'route-annual-plan': route } };
  const compiled = { ...policy, hash: contentHash(policy) };
  await publishPolicy(db, { compiled, effectiveFrom: plainDate('2000-01-01'), published: '', at: now() });
  return compiled;
}

/** A plan submitted while the directory finds nobody who may decide. */
export async function ownerless(world: World, policy: CompiledPolicy = shippedJudging().policy): Promise<CycleId> {
  const cycleId = freshCycleId();
  await world.open(cycleId, { policy: packPolicy(policy) });
  await submittedPlan(world, cycleId);
  await eventually(async () => {
    const entries = (await world.state(cycleId)).approvals.running.a1?.entries ?? [];
    return entries.some(({ status }) => status === 'unmanned') ? true : null;
  }, 'somebody was found');
  return cycleId;
}
