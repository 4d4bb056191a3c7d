import { addDays, type PlainDate } from '../calendar/plain-date.js';
import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import type { Birth } from '../obligations/births.js';
import { ruleFor } from '../policy/lookup.js';
import type { CompiledOf } from '../policy/types.js';
import type { WorkerOnRecord } from './fold.js';
import { type Qualified, qualificationOf, trainingReaching } from './qualification.js';

type Policy = Pick<Judging, 'policy'>;

/** The staffing rule of the policy, or undefined where the agreement alone decides. */
export function staffingOf(state: Pick<CycleState, 'plan'>, { policy }: Policy): CompiledOf<'staffing'> | undefined {
  return ruleFor(policy, 'staffing', 'staffing', state.plan.opening?.regime ?? 'act');
}

/**
 * True where the certification clock does not start for this worker: his role need not certify, or he was qualified
 * already before the day the clock would count from.
 */
export function needsNoCertificate(
  state: Pick<CycleState, 'plan' | 'staff'>,
  policy: Policy,
  { rule, subject, trigger }: Birth,
): boolean {
  if (rule.id !== 'worker-certification') return false;
  const staffing = staffingOf(state, policy);
  const worker = state.staff.workers[subject.slice(2)];
  if (staffing === undefined || worker === undefined) return false;
  const before = addDays(trigger.on, -1);
  return !staffing.mustCertify.includes(worker.role) || qualificationOf(staffing, worker, before) !== undefined;
}

/** Since when a worker on record is qualified under the policy, and the fact that shows it. */
export function qualifiedBy(
  state: CycleState,
  judging: Judging,
  id: string,
): { on: PlainDate; seq: number } | undefined {
  const staffing = staffingOf(state, judging);
  const worker = state.staff.workers[id];
  if (staffing === undefined || worker === undefined) return undefined;
  const found = qualificationOf(staffing, worker, judging.today);
  return found === undefined
    ? undefined
    : { on: found.since ?? worker.hiredOn, seq: evidenceOf(state, staffing, id, worker, found) };
}

function evidenceOf(
  { events }: CycleState,
  { qualifyingHours }: CompiledOf<'staffing'>,
  id: string,
  worker: WorkerOnRecord,
  { by }: Qualified,
): number {
  if (by === 'training') return trainingReaching(worker.trainings, qualifyingHours)?.seq ?? 0;
  const kinds = by === 'degree' ? ['worker-hired'] : ['worker-hired', 'certificate-recorded'];
  return events.findLast((event) => kinds.includes(event.kind) && event.subjects.includes(`w:${id}`))?.seq ?? 0;
}
