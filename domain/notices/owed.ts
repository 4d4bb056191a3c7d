import { openTasks, type TodoTask } from '../approval/tasks.js';
import { instantAt } from '../calendar/instant.js';
import { addDays } from '../calendar/plain-date.js';
import type { Judging } from '../cycle/chapter.js';
import { regimeOf } from '../cycle/checks.js';
import type { CycleState } from '../cycle/state.js';
import { closedOf, liveObligations } from '../obligations/derive.js';
import { ruleFor } from '../policy/lookup.js';
import type { CompiledOf } from '../policy/types.js';
import { bridgeFor } from '../year-end/slack.js';
import type { Ended } from './ended.js';
import { horizon, type ReminderGround, remindersOf } from './reminders.js';
import { replyNotices } from './replies.js';
import { newsSlot, sendMoment, workingSlot } from './slots.js';
import { taskAbout } from './task-about.js';
import { lastTold, taskRevisionOf, toldTaskDay } from './told.js';
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
  return [
    ...obligationNotices(state, judging, rule),
    ...taskNotices(state, judging, rule),
    ...endNotices(state, judging, rule),
    ...replyNotices(state, judging, rule),
  ];
}

function obligationNotices(state: CycleState, judging: Judging, rule: CompiledOf<'reminders'>): OwedNotice[] {
  const recorded = new Map(state.events.map((event) => [event.seq, event.recordedOn]));
  return liveObligations(state, judging).flatMap((obligation) =>
    remindersOf(obligation, {
      rule,
      calendar: judging.calendar,
      recordedOn: recorded.get(obligation.trigger.seq) ?? obligation.trigger.on,
      moved: movedGround(state, obligation.id),
      bridge: bridgeFor(state, judging, obligation),
      until: horizon(judging.today),
    }),
  );
}

function movedGround({ correction, notified }: CycleState, id: string): ReminderGround['moved'] {
  const moved = correction.moved[id];
  return moved === undefined ? undefined : { ...moved, told: lastTold(notified, id, moved.times) };
}

/**
 * A task is told when it opens, or, where its day moved, with both days; and once more when its limit has passed.
 */
function taskNotices(state: CycleState, judging: Judging, rule: CompiledOf<'reminders'>): OwedNotice[] {
  return openTasks(state).flatMap((task) => {
    const first = firstOfTask(state, task, judging);
    const late = workingSlot(addDays(task.due.latest, 1), judging.calendar);
    const overdue = { occurrence: 'task-overdue' as const, slot: late, about: taskAbout(state, task) };
    const told = judging.today > task.due.latest ? [...first, overdue] : first;
    const revision = taskRevisionOf(task);
    return told.map((each) => ({
      ...each,
      key: `${task.task}/${each.occurrence}/${revision}`,
      revision,
      audience: { person: task.holder },
      sendAt: sendMoment(each.slot, rule),
    }));
  });
}

type Planned = Pick<OwedNotice, 'occurrence' | 'slot' | 'about'>;

function firstOfTask(state: CycleState, task: TodoTask, { calendar }: Judging): Planned[] {
  const about = taskAbout(state, task);
  const { due, since } = task;
  const from = toldTaskDay(state.notified, task.task, since.seq);
  if (from === null) return [{ occurrence: 'task', slot: workingSlot(since.on, calendar), about }];
  if (from === due.on) return [];
  const slot = newsSlot(since.on, [from, due.on], calendar);
  return [{ occurrence: 'moved', slot, about: { ...about, moved: { from, why: 'calendar' } } }];
}

/** What was told and has ended: told where that is news, else taken along while the calendar still holds its day. */
function endNotices(state: CycleState, judging: Judging, rule: CompiledOf<'reminders'>): OwedNotice[] {
  return Object.entries(state.ended).flatMap(([key, ended]): OwedNotice[] => {
    const { about: id, day, tells } = ended;
    const whom = endedAbout(state, ended, judging);
    if (whom === undefined || (!tells && day < judging.today)) return [];
    const revision = key.slice(id.length + 1);
    const occurrence = tells ? 'withdrawn' : 'done';
    const end = { ...whom, key: `${id}/${occurrence}/${revision}`, occurrence, revision } as const;
    if (!tells) return [{ ...end, slot: day, sendAt: instantAt(addDays(day, 1), '00:00'), rides: true }];
    const slot = newsSlot(ended.on, [day], judging.calendar);
    return [{ ...end, slot, sendAt: sendMoment(slot, rule) }];
  });
}

function endedAbout(
  state: CycleState,
  { about: id, day, task }: Ended,
  judging: Judging,
): Pick<OwedNotice, 'about' | 'audience'> | undefined {
  if (task !== undefined) return { about: task, audience: { person: task.holder } };
  const closed = state.closed[id];
  if (closed === undefined || closed.owner === 'none') return undefined;
  const obligation = { ...closedOf(id, closed, judging), due: day };
  return { about: { kind: 'obligation', obligation }, audience: { owner: closed.owner } };
}

/** Notices not yet handed to the outbox, earliest first. */
export function unqueued(state: CycleState, judging: Judging): readonly OwedNotice[] {
  const { policy, calendar, today } = judging;
  const known = asked.get(state);
  if (known?.policy === policy && known.calendar === calendar && known.today === today) return known.notices;
  const notices = owedNotices(state, judging)
    .filter((each) => state.notified[each.key] === undefined)
    .sort((a, b) => (a.sendAt < b.sendAt ? -1 : 1));
  asked.set(state, { policy, calendar, today, notices });
  return notices;
}

/** Asked when a turn ends and again for the next wake. A state is never changed, the fold makes a new one. */
const asked = new WeakMap<CycleState, Pick<Judging, 'policy' | 'calendar' | 'today'> & { notices: OwedNotice[] }>();
