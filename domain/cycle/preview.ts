import { approvalIdOf, stepOf } from '../approval/find.js';
import { pendingResolutions, resolvedDrafts } from '../approval/request.js';
import { linesOfTask } from '../approval/task-proof.js';
import { openTasks, type TodoTask } from '../approval/tasks.js';
import type { Due } from '../approval/types.js';
import { workingDaysBetween } from '../calendar/working-days.js';
import type { Command } from '../commands.js';
import { resolveSeats } from '../directory/resolve.js';
import type { DirectorySnapshot } from '../directory/types.js';
import type { FactDraft } from '../facts.js';
import { unqueued } from '../notices/owed.js';
import type { OwedNotice } from '../notices/types.js';
import { liveObligations } from '../obligations/derive.js';
import type { Obligation } from '../obligations/types.js';
import { type Shortfall, shortfallsOf } from '../payment/outlook.js';
import { repairOutlook, secondOf } from '../repair/preview.js';
import { policyMove } from '../what-if/move.js';
import type { Judging } from './chapter.js';
import { decide, isRefusal, judgingAfter, withClosings } from './decide.js';
import type { NoticeLine, Preview, TaskLine } from './preview-types.js';
import { factActor, seal } from './seal.js';
import type { CycleState } from './state.js';

/**
 * What the command would change: state after deciding and folding, compared with the state before. Writes nothing. With
 * a directory the people of steps that open are found in it, as they will be.
 */
export function preview(state: CycleState, command: Command, judging: Judging, directory?: DirectorySnapshot): Preview {
  const basis = basisOf(state, command);
  const answer = decide(state, command, judging);
  if (isRefusal(answer)) return { ...unchanged(basis), refusal: answer };
  const repair = repairOutlook(state, command, judging);
  const drafts = repair === undefined ? answer : withClosings(state, repair.facts, command, judging);
  const later = judgingAfter(command, judging);
  const folded = (facts: FactDraft[]) => staffed(sealed(state, facts, command, judging), later, directory);
  const [was, is] = [
    { state, judging },
    { state: folded(drafts), judging: later },
  ] as const;
  const compared = compare(basis, drafts, was, is);
  if (repair !== undefined) {
    const second = secondOf(repair.why, state.approvals, folded(answer).approvals);
    return { ...compared, second, undo: repair.undo };
  }
  if (command.kind === 'hand-over') return { ...compared, undo: { possible: true, until: 'acted' } };
  return command.kind === 'move-to-policy' ? { ...compared, policyMove: policyMove(was, is) } : compared;
}

function sealed(state: CycleState, facts: FactDraft[], command: Command, { at }: Judging): CycleState {
  const { on, actor, commandId } = command;
  return seal(state, facts, { at, on, actor: factActor(actor), commandId }).state;
}

/** A route has fewer steps than this; more would mean that the directory answers itself. */
const MOST_STEPS = 100;

/** The state with the people of all steps that wait for them. */
function staffed(state: CycleState, judging: Judging, directory: DirectorySnapshot | undefined): CycleState {
  let current = state;
  for (let n = 0; directory !== undefined && n < MOST_STEPS; n += 1) {
    const [request] = pendingResolutions(current, judging);
    if (request === undefined) break;
    const drafts = resolvedDrafts(current, request, resolveSeats(request, directory, judging.today), judging);
    const sealing = { at: judging.at, on: judging.today, actor: { system: 'directory' }, commandId: 'preview' };
    current = seal(current, drafts, sealing).state;
  }
  return current;
}

/** What facts would change if they stood, whoever puts them on record. */
export function consequencesOf(state: CycleState, drafts: FactDraft[], judging: Judging): Preview {
  const sealing = { at: judging.at, on: judging.today, actor: { system: 'preview' }, commandId: 'preview' };
  const after = seal(state, drafts, sealing).state;
  const basis = { seq: state.seq, directoryRev: 0, calendar: state.calendar, policy: state.policy };
  return compare(basis, drafts, { state, judging }, { state: after, judging });
}

type Side = { state: CycleState; judging: Judging };

function basisOf(state: CycleState, { actor, data }: Command): Preview['basis'] {
  const directoryRev = 'system' in actor ? 0 : actor.person.directoryRev;
  const named: unknown = Reflect.get(data, 'approval') ?? Reflect.get(data, 'task');
  const version = typeof named === 'string' ? state.approvals.running[approvalIdOf(named)]?.version : undefined;
  return {
    seq: state.seq,
    ...(version === undefined ? {} : { version }),
    directoryRev,
    calendar: state.calendar,
    policy: state.policy,
  };
}

function unchanged(basis: Preview['basis']): Preview {
  const tasks = { ended: [], born: [], moved: [] };
  return {
    basis,
    wouldAppend: [],
    tasks,
    decisionsVoided: [],
    dates: [],
    limits: [],
    notices: { cancelled: [], queued: [] },
    shortfalls: [],
  };
}

function compare(basis: Preview['basis'], wouldAppend: FactDraft[], before: Side, after: Side): Preview {
  return {
    basis,
    wouldAppend,
    tasks: taskChanges(before, after),
    decisionsVoided: voidedDecisions(before.state, after.state),
    ...dateChanges(before, after),
    notices: noticeChanges(before, after),
    shortfalls: newShortfalls(before, after),
  };
}

/** Shortfalls that were not there before, or not of that sum. */
function newShortfalls(before: Side, after: Side): Shortfall[] {
  const old = shortfallsOf(before.state, before.judging);
  return shortfallsOf(after.state, after.judging).filter(
    ({ rule, year, shortFen }) =>
      !old.some((each) => each.rule === rule && each.year === year && each.shortFen === shortFen),
  );
}

function taskChanges(before: Side, after: Side): Preview['tasks'] {
  const old = new Map(openTasks(before.state).map((each) => [each.task, each]));
  const now = new Map(openTasks(after.state).map((each) => [each.task, each]));
  const lineIn = (side: Side) => (each: TodoTask) => taskLine(side, each);
  const moved = [...now.values()].flatMap((each) => {
    const was = old.get(each.task);
    if (was === undefined || was.holder === each.holder) return [];
    const { task, due } = each;
    const { title, proof } = taskLine(after, each);
    return [{ task, title, from: was.holder, to: each.holder, due, proof }];
  });
  return {
    ended: [...old.values()].filter((each) => !now.has(each.task)).map(lineIn(before)),
    born: [...now.values()].filter((each) => !old.has(each.task)).map(lineIn(after)),
    moved,
  };
}

function taskLine({ state, judging }: Side, { approval, task, step, holder, due }: TodoTask): TaskLine {
  const title = titleOf(state, approval, step);
  return { task, step, title, holder, due, proof: linesOfTask(state, task, judging.calendar) };
}

function titleOf({ approvals }: CycleState, approval: string, step: string): string | null {
  const running = approvals.running[approval];
  return (running && stepOf(running, step)?.title) ?? null;
}

/** Decisions that stood in a running approval and would stand no more. */
function voidedDecisions(before: CycleState, after: CycleState): Preview['decisionsVoided'] {
  return Object.values(before.approvals.running).flatMap((approval) => {
    const standing = new Set(standingIn(after, approval.id).map((each) => each.seq));
    const ended = after.approvals.running[approval.id] === undefined;
    return standingIn(before, approval.id)
      .filter((each) => !ended && !standing.has(each.seq))
      .map(({ who, step, on }) => ({ who, step, title: titleOf(before, approval.id, step), on }));
  });
}

function standingIn(state: CycleState, approval: string) {
  const entries = state.approvals.running[approval]?.entries ?? [];
  return entries
    .filter((entry) => entry.status === 'passed' || entry.status === 'open')
    .flatMap((entry) =>
      entry.seats.flatMap((seat) =>
        seat.tasks.flatMap(({ decision, openedOn }) =>
          decision === undefined
            ? []
            : [{ seq: decision.seq, who: decision.by, step: entry.step, on: openedOn ?? entry.openedOn }],
        ),
      ),
    );
}

function dueOf(obligation: Obligation): Due | undefined {
  const { due, certainty, earliest, latest } = obligation;
  return due === null || earliest === null || latest === null ? undefined : { on: due, certainty, earliest, latest };
}

/** Due days that appear, go or move, each with its proof, and what is then left to the legal limit in working days. */
function dateChanges(before: Side, after: Side): Pick<Preview, 'dates' | 'limits'> {
  const old = new Map(liveObligations(before.state, before.judging).map((each) => [each.id, each]));
  const now = new Map(liveObligations(after.state, after.judging).map((each) => [each.id, each]));
  const ids = [...new Set([...old.keys(), ...now.keys()])].filter((id) => old.get(id)?.due !== now.get(id)?.due);
  const dates = ids.map((of) => {
    const [was, is] = [old.get(of), now.get(of)];
    const [from, to] = [was && dueOf(was), is && dueOf(is)];
    return {
      of,
      ...(from === undefined ? {} : { before: from }),
      ...(to === undefined ? {} : { after: to }),
      ...(is?.treasuryCloses === undefined ? {} : { treasuryCloses: is.treasuryCloses }),
      proof: is?.proof ?? [],
    };
  });
  return { dates, limits: ids.flatMap((id) => limitLine(old.get(id), now.get(id), after.judging)) };
}

function limitLine(
  was: Obligation | undefined,
  is: Obligation | undefined,
  { today, calendar }: Judging,
): Preview['limits'] {
  if (is?.due == null || is.authority === 'assumed') return [];
  const slackAfter = workingDaysBetween(today, is.due, calendar);
  const slackBefore = was?.due == null ? slackAfter : workingDaysBetween(today, was.due, calendar);
  return [{ of: is.id, rule: is.rule, due: is.due, slackBefore, slackAfter, breaks: is.due < today }];
}

function noticeChanges(before: Side, after: Side): Preview['notices'] {
  const line = ({ key, occurrence, slot }: OwedNotice): NoticeLine => ({ key, occurrence, on: slot });
  const old = new Map(unqueued(before.state, before.judging).map((each) => [each.key, each]));
  const now = new Map(unqueued(after.state, after.judging).map((each) => [each.key, each]));
  return {
    cancelled: [...old.values()].filter((each) => !now.has(each.key)).map(line),
    queued: [...now.values()].filter((each) => !old.has(each.key)).map(line),
  };
}
