import { approvedFor, runningFor } from '../approval/subjects.js';
import { openTasks } from '../approval/tasks.js';
import { ruleFor } from '../policy/lookup.js';
import type { SubjectKind } from '../policy/vocabulary.js';
import { dayAfter, type Move } from './days.js';
import type { ScenarioCommandOf, Scene } from './scenario.js';

/** Working days kept free for the signatures ahead of what they allow. */
export const SIGNATURES_WD = 8;

/** Where the approval that a step needs stands: not asked, running, or given (which includes: not needed here). */
export type Standing = 'open' | 'running' | 'given';

export function standingOf({ state, judging }: Scene, kind: SubjectKind, ref: string): Standing {
  const regime = state.plan.opening?.regime ?? 'act';
  if (ruleFor(judging.policy, `route-${kind}`, 'route', regime) === undefined) return 'given';
  if (runningFor(state, kind, ref) !== undefined) return 'running';
  return approvedFor(state, kind, ref) === undefined ? 'open' : 'given';
}

/** The request for an approval. */
export function asking(
  kind: SubjectKind,
  ref: string,
  proposal?: Record<string, unknown>,
): ScenarioCommandOf<'submit-approval'> {
  const subject = { kind, ref };
  return { kind: 'submit-approval', by: 'officer', data: proposal === undefined ? { subject } : { subject, proposal } };
}

/** Every signer approves on the working day after the task came to him. */
export function signatures(scene: Scene): Move[] {
  return openTasks(scene.state).map(({ subject, step, holder, openedOn }) => ({
    on: dayAfter(openedOn, scene),
    command: { kind: 'approve', data: { subject, step, person: holder } },
  }));
}
