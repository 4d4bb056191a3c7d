import { plainDate } from '../../domain/calendar/plain-date.js';
import type { ScenarioCommand } from '../../domain/drive/scenario.js';
import type { CycleId } from '../../domain/ids.js';
import { fen } from '../../domain/money/fen.js';
import type { World } from './workflow-world.js';

export const PLAN_SUBJECT = { kind: 'annual-plan', ref: 'y1' } as const;

/** A plan that can be submitted. */
export const PLAN: ScenarioCommand = {
  kind: 'draft-plan',
  data: {
    year: 1,
    title: '年度实施计划',
    parts: ['background', 'goal', 'budget', 'content', 'schedule'],
    fen: fen(40_000_000),
    serviceFrom: plainDate('2027-01-01'),
    serviceTo: plainDate('2027-12-31'),
    summary: '社工站服务',
  },
};

/** Drafts the annual plan and submits it for approval. */
export async function submittedPlan(world: World, cycleId: CycleId): Promise<void> {
  await world.give(cycleId, PLAN);
  await world.give(cycleId, { kind: 'submit-approval', data: { subject: PLAN_SUBJECT } });
}

/** Brings the annual plan through its three steps. */
export async function approvedPlan(world: World, cycleId: CycleId): Promise<void> {
  await submittedPlan(world, cycleId);
  for (const step of ['office', 'deputy', 'head']) {
    await world.give(cycleId, { kind: 'approve', data: { subject: PLAN_SUBJECT, step } });
  }
}
