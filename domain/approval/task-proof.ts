import { citedNotices } from '../calendar/cited.js';
import type { ProofLine } from '../calendar/deadline-types.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { CalendarNotice, CompiledCalendar, NoticeId } from '../calendar/year-data.js';
import { foldAll } from '../cycle/fold.js';
import type { CycleState } from '../cycle/state.js';
import type { Fact } from '../facts.js';
import type { CycleId } from '../ids.js';
import type { CompiledPolicy, CompiledRule, PolicyRef } from '../policy/types.js';
import { countFrom, limitOf } from './due.js';
import { approvalIdOf, placeOf, stepOf, type TaskPlace } from './find.js';
import { routeRule } from './route.js';
import { type LimitChange, limitChangesOf } from './task-changes.js';
import type { Approval, ApprovalSubject, Due } from './types.js';

/** Everything that shows how the due day of one task of an approval was reached; plain JSON. */
export type TaskProof = {
  cycleId: CycleId;
  task: string;
  approval: string;
  subject: Pick<ApprovalSubject, 'kind' | 'ref'>;
  /** Title of the step; null for the revision of what was sent back. */
  step: string | null;
  /** Name of whoever has it in hand, or had it last. */
  holder: string;
  openedOn: PlainDate;
  /** seq of the fact that opened it: the day is counted from there. */
  openedSeq: number;
  /** Working days the route gives for the step. */
  limitWd: number;
  due: Due;
  /** Leads to the due day; empty where today's code no longer reaches the recorded one. */
  proof: ProofLine[];
  /** Leads to `due.latest` while the date is provisional, else empty. */
  latestProof: ProofLine[];
  /** False where the lines are left out: the recorded day stands. */
  derived: boolean;
  changes: LimitChange[];
  /** The rule of the policy the limit is from; null where the policy says otherwise by now. */
  rule: Pick<CompiledRule, 'basis' | 'authority'> | null;
  policy: PolicyRef;
  /** `id@version` of the calendar the day was counted by. */
  calendarVersion: string;
  /** The notices the lines name. */
  notices: Record<NoticeId, CalendarNotice>;
};

/**
 * The state in which the day of a task is looked at: as the cycle stands while the task is open; of one that ended, as
 * it stood when its day was set last. Undefined where no such task was ever opened.
 */
export function groundOfTask(cycleId: CycleId, facts: readonly Fact[], task: string): CycleState | undefined {
  const now = foldAll(cycleId, facts);
  const running = now.approvals.running[approvalIdOf(task)];
  if (running !== undefined && placeOf(running, task)?.task.status === 'open') return now;
  const set = limitChangesOf(facts, task).at(-1)?.seq ?? openingOf(facts, task)?.seq;
  const command = facts.find(({ seq }) => seq === set)?.commandId;
  const last = facts.findLast(({ commandId }) => commandId === command);
  if (set === undefined || last === undefined) return undefined;
  return foldAll(
    cycleId,
    facts.filter(({ seq }) => seq <= last.seq),
  );
}

/** The proof of a task's day on that ground; undefined where the ground has no such task. */
export function taskProof(
  state: CycleState,
  { task: id, facts }: { task: string; facts: readonly Fact[] },
  by: { policy: CompiledPolicy; calendar: CompiledCalendar },
): TaskProof | undefined {
  const approval = state.approvals.running[approvalIdOf(id)];
  const place = approval && placeOf(approval, id);
  const opening = openingOf(facts, id);
  if (approval === undefined || place?.task.due === undefined || opening === undefined) return undefined;
  const { due } = place.task;
  const openedOn = place.task.openedOn ?? place.entry.openedOn;
  const counted = countedTo({ ...place, due, openedOn }, approval, by.calendar);
  const { kind, ref } = approval.subject;
  return {
    cycleId: state.cycleId,
    task: id,
    approval: approval.id,
    subject: { kind, ref },
    step: stepOf(approval, place.entry.step)?.title ?? null,
    holder: state.approvals.people[place.task.holder]?.name ?? place.task.holder,
    openedOn,
    openedSeq: opening.seq,
    limitWd: limitOf(approval, place.entry),
    due,
    ...counted,
    changes: limitChangesOf(facts, id),
    rule: ruleBehind(state, approval, place, by.policy),
    policy: state.policy,
    calendarVersion: `${by.calendar.id}@${by.calendar.version}`,
    notices: citedNotices([...counted.proof, ...counted.latestProof], by.calendar.notices),
  };
}

/**
 * The lines that lead to the day of a task that is open in this state, as its proof will have them; empty where it has no
 * day, or one that is not reached any more.
 */
export function linesOfTask(
  { approvals }: Pick<CycleState, 'approvals'>,
  id: string,
  calendar: CompiledCalendar,
): ProofLine[] {
  const approval = approvals.running[approvalIdOf(id)];
  const place = approval && placeOf(approval, id);
  if (approval === undefined || place?.task.due === undefined) return [];
  const { due, openedOn = place.entry.openedOn } = place.task;
  return countedTo({ ...place, due, openedOn }, approval, calendar).proof;
}

function openingOf(facts: readonly Fact[], task: string): Fact | undefined {
  return facts.find((fact) => fact.kind === 'task-opened' && fact.data.task === task);
}

type Dated = TaskPlace & { due: Due; openedOn: PlainDate };

/** A day that a repair gave is shown behind the one that was counted, as an extended duty is. */
function countedTo(
  { entry, task, due, openedOn }: Dated,
  approval: Approval,
  calendar: CompiledCalendar,
): Pick<TaskProof, 'proof' | 'latestProof' | 'derived'> {
  const { due: on, latest, proof, latestProof = [] } = countFrom(openedOn, limitOf(approval, entry), calendar);
  if (task.extended === true) {
    const given = { kind: 'extended' as const, day: due.on, effect: 'extended' as const };
    return { proof: [...proof, given], latestProof: [], derived: true };
  }
  if (on !== due.on || latest !== due.latest) return { proof: [], latestProof: [], derived: false };
  return { proof, latestProof, derived: true };
}

/** A route is fixed when its subject is submitted: the policy may give the step another limit since. */
function ruleBehind(
  { plan }: CycleState,
  approval: Approval,
  { entry }: TaskPlace,
  policy: CompiledPolicy,
): TaskProof['rule'] {
  const rule = routeRule({ policy }, approval.subject.kind, plan.opening?.regime);
  const same = rule?.route.steps.some(({ limitWd }) => limitWd === limitOf(approval, entry));
  return rule === undefined || same !== true ? null : { basis: rule.basis, authority: rule.authority };
}
