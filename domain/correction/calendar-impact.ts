import { countFrom, limitOf } from '../approval/due.js';
import { liveEntry } from '../approval/find.js';
import { openTasks, type TodoTask } from '../approval/tasks.js';
import type { Due } from '../approval/types.js';
import { type DayChange, dayChanges } from '../calendar/day-changes.js';
import type { ProofLine } from '../calendar/deadline-types.js';
import type { CompiledCalendar } from '../calendar/year-data.js';
import type { CommandOf } from '../commands.js';
import type { Judging } from '../cycle/chapter.js';
import { decide, isRefusal, judgingAfter } from '../cycle/decide.js';
import { factActor, seal } from '../cycle/seal.js';
import type { CycleState } from '../cycle/state.js';
import { unqueued } from '../notices/owed.js';
import { taskAbout } from '../notices/task-about.js';
import type { OwedNotice, TaskAbout } from '../notices/types.js';
import { liveObligations } from '../obligations/derive.js';
import type { Obligation } from '../obligations/types.js';
import type { RefusalCode } from '../refusal.js';

/** One open date that another calendar changes: the day itself (`moves`), or only how sure it is. */
export type DateChange = {
  /** Obligation or task id. */
  of: string;
  about: ({ kind: 'obligation' } & Pick<Obligation, 'rule' | 'subject' | 'owner'>) | Omit<TaskAbout, 'due' | 'moved'>;
  before: Due;
  after: Due;
  moves: boolean;
  because: DayChange[];
  /** Leads to the day after. */
  proof: ProofLine[];
  /** The notices that tell the new day, to whom it must be told. */
  tells: Pick<OwedNotice, 'audience' | 'slot'>[];
};

/** What a calendar would change in one cycle. `ends`: duties it would close, since now their day is known. */
export type CalendarImpact = { changes: DateChange[]; ends: string[] } | { refused: RefusalCode };

type Side = { state: CycleState; judging: Judging };

/** What `apply-calendar` would change, by deciding it on paper. Nothing is written. */
export function calendarImpact(state: CycleState, calendar: CompiledCalendar, judging: Judging): CalendarImpact {
  const command = applying(state, calendar, judging);
  const drafts = decide(state, command, judging);
  if (isRefusal(drafts)) return { refused: drafts.code };
  const sealing = { at: judging.at, on: command.on, actor: factActor(command.actor), commandId: command.commandId };
  const before = { state, judging };
  const after = { state: seal(state, drafts, sealing).state, judging: judgingAfter(command, judging) };
  const told = newsAfter(before, after);
  const found = [...obligationChanges(before, after), ...taskChanges(before, after)];
  return {
    changes: found.map((each) => ({ ...each, tells: told.get(each.of) ?? [] })),
    ends: drafts.flatMap((each) => (each.kind === 'obligation-closed' ? [each.data.obligation] : [])),
  };
}

function applying(
  { cycleId }: CycleState,
  calendar: CompiledCalendar,
  { today }: Judging,
): CommandOf<'apply-calendar'> {
  const actor = { system: 'calendar-import' };
  const envelope = { commandId: 'calendar-import', cycleId, on: today, actor, people: [], via: 'system' as const };
  return { ...envelope, kind: 'apply-calendar', data: { calendar } };
}

type Found = Omit<DateChange, 'tells'>;

function obligationChanges(before: Side, after: Side): Found[] {
  const now = new Map(liveObligations(after.state, after.judging).map((each) => [each.id, each]));
  return liveObligations(before.state, before.judging).flatMap((was): Found[] => {
    const is = now.get(was.id);
    const [from, to] = [dueOf(was), is && dueOf(is)];
    if (is === undefined || from === undefined || to === undefined || isSame(from, to)) return [];
    const { id: of, rule, subject, owner } = was;
    const because = dayChanges(
      { proof: was.proof, calendar: before.judging.calendar },
      { proof: is.proof, calendar: after.judging.calendar },
    );
    return [{ of, about: { kind: 'obligation', rule, subject, owner }, ...shift(from, to), because, proof: is.proof }];
  });
}

function dueOf({ due, certainty, earliest, latest }: Obligation): Due | undefined {
  return due === null || earliest === null || latest === null ? undefined : { on: due, certainty, earliest, latest };
}

function taskChanges(before: Side, after: Side): Found[] {
  const now = new Map(openTasks(after.state).map((each) => [each.task, each]));
  return openTasks(before.state).flatMap((was): Found[] => {
    const is = now.get(was.task);
    if (is === undefined || isSame(was.due, is.due)) return [];
    const { due: _due, ...about } = taskAbout(before.state, was);
    const counted = countOf(after, was);
    const because = dayChanges(countOf(before, was), counted);
    return [{ of: was.task, about, ...shift(was.due, is.due), because, proof: counted.proof }];
  });
}

/** A task keeps only its day; how it was reached is counted again. */
function countOf({ state, judging: { calendar } }: Side, { approval, openedOn }: TodoTask) {
  const running = state.approvals.running[approval];
  const entry = running && liveEntry(running);
  if (running === undefined || entry === undefined) return { proof: [], calendar };
  return { proof: countFrom(openedOn, limitOf(running, entry), calendar).proof, calendar };
}

function shift(before: Due, after: Due): Pick<DateChange, 'before' | 'after' | 'moves'> {
  return { before, after, moves: before.on !== after.on };
}

function isSame(a: Due, b: Due): boolean {
  return a.on === b.on && a.certainty === b.certainty && a.earliest === b.earliest && a.latest === b.latest;
}

/** Notices of a moved day that would be owed then and are not now, by what they are about. */
function newsAfter(before: Side, after: Side): Map<string, DateChange['tells']> {
  const old = new Set(unqueued(before.state, before.judging).map(({ key }) => key));
  const news = unqueued(after.state, after.judging).filter(
    ({ key, occurrence }) => occurrence === 'moved' && !old.has(key),
  );
  const byThing = new Map<string, DateChange['tells']>();
  for (const { about, audience, slot } of news) {
    const thing = about.kind === 'obligation' ? about.obligation.id : about.task;
    byThing.set(thing, [...(byThing.get(thing) ?? []), { audience, slot }]);
  }
  return byThing;
}
