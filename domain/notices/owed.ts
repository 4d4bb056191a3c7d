import { stepOf } from '../approval/find.js';
import { openTasks, type TodoTask } from '../approval/tasks.js';
import { addDays, type PlainDate } from '../calendar/plain-date.js';
import type { Judging } from '../cycle/chapter.js';
import { regimeOf } from '../cycle/checks.js';
import type { CycleState } from '../cycle/state.js';
import { liveObligations } from '../obligations/derive.js';
import { pausesOf, standstillsOf } from '../obligations/standstill.js';
import type { Obligation } from '../obligations/types.js';
import { ruleFor } from '../policy/lookup.js';
import type { CompiledOf } from '../policy/types.js';
import { horizon, remindersOf } from './reminders.js';
import { sendMoment, workingSlot } from './slots.js';
import type { OwedNotice } from './types.js';

/** The reminder rule of the policy; a policy without one reminds nobody. */
export function reminderRule(state: CycleState, judging: Judging): CompiledOf<'reminders'> | undefined {
  return ruleFor(judging.policy, 'reminder-plan', 'reminders', regimeOf(state));
}

/**
 * Every notice that must exist by what is on record: those sent, those due now, and those to come. Derived from the
 * facts alone, so that a second clock can compare it with what was queued and sent.
 */
export function owedNotices(state: CycleState, judging: Judging): OwedNotice[] {
  const rule = reminderRule(state, judging);
  if (rule === undefined) return [];
  return [...obligationNotices(state, judging, rule), ...taskNotices(state, judging, rule)];
}

function obligationNotices(state: CycleState, judging: Judging, rule: CompiledOf<'reminders'>): OwedNotice[] {
  const recorded = new Map(state.events.map((event) => [event.seq, event.recordedOn]));
  return liveObligations(state, judging).flatMap((obligation) =>
    remindersOf(obligation, {
      rule,
      calendar: judging.calendar,
      recordedOn: recorded.get(obligation.trigger.seq) ?? obligation.trigger.on,
      movedOn: movedOn(state, obligation),
      until: horizon(judging.today),
    }),
  );
}

/** The day its date was moved last: by a calendar or a policy, or because its clock had stood still. */
function movedOn(state: CycleState, { id, rule, subject, trigger }: Obligation): PlainDate | undefined {
  const paused = pausesOf(standstillsOf(state, rule, subject)).map(({ to }) => to);
  const days = [state.correction.moved[id], ...paused.filter((day) => day > trigger.on)];
  return days
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
}

/** People know a step by its title; where the initiator revises there is none, and the word itself stays. */
function stepTitle({ approvals }: CycleState, { approval, step }: TodoTask): string {
  const running = approvals.running[approval];
  return (running && stepOf(running, step)?.title) ?? step;
}

/** A task is told when it opens, and once more when its limit has passed. */
function taskNotices(state: CycleState, judging: Judging, rule: CompiledOf<'reminders'>): OwedNotice[] {
  return openTasks(state).flatMap((task) => {
    const { due } = task;
    const about = {
      kind: 'task' as const,
      task: task.task,
      approval: task.approval,
      step: stepTitle(state, task),
      subject: task.subject,
      due,
      holder: task.holder,
    };
    const opened = workingSlot(task.openedOn, judging.calendar);
    const late = workingSlot(addDays(due.latest, 1), judging.calendar);
    const revision = `${due.on}.${task.holder}`;
    const base = { revision, audience: { person: task.holder }, about };
    const told: OwedNotice = {
      ...base,
      key: `${task.task}/task/${revision}`,
      occurrence: 'task',
      slot: opened,
      sendAt: sendMoment(opened, rule),
    };
    const overdue: OwedNotice = {
      ...base,
      key: `${task.task}/task-overdue/${revision}`,
      occurrence: 'task-overdue',
      slot: late,
      sendAt: sendMoment(late, rule),
    };
    return judging.today > due.latest ? [told, overdue] : [told];
  });
}

/** Notices not yet handed to the outbox, earliest first. */
export function unqueued(state: CycleState, judging: Judging): OwedNotice[] {
  return owedNotices(state, judging)
    .filter((each) => state.notified[each.key] === undefined)
    .sort((a, b) => (a.sendAt < b.sendAt ? -1 : 1));
}
