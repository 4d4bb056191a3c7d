import type { CommandOf } from '../../commands.js';
import { type Answer, draft, type Handler, type Judging } from '../../cycle/chapter.js';
import type { CycleState } from '../../cycle/state.js';
import { isNo, type No, no } from '../../refusal.js';
import { INITIATOR, inForce, stepIndex } from '../find.js';
import { pretend } from '../pretend.js';
import { compileRoute } from '../route.js';
import { openStep, settle } from '../settle.js';
import { actingOf } from '../standing.js';
import { SUBJECTS, subjectHash } from '../subjects.js';
import type { Approval, Entry, Route } from '../types.js';
import { ENTRY_SIZE, MAX_ENTRIES, MAX_SIZE } from '../verb-rules.js';
import { ANYBODY, unfitChoice, withChoice } from './decisions.js';
import { stand } from './on-task.js';

export const returnTask: Handler<'return'> = { authority: ANYBODY, decide: sendBack };
export const resubmit: Handler<'resubmit'> = { authority: ANYBODY, decide: submitAgain };

function sendBack(state: CycleState, command: CommandOf<'return'>, judging: Judging): Answer {
  const { to, then, opinion } = command.data;
  const at = stand(state, command, judging, opinion);
  if (isNo(at)) return at;
  const { approval, entry, task } = at;
  const refused = wrongTarget(approval, entry, to) ?? tooManyRounds(approval, to);
  if (refused !== undefined) return refused;
  const acting = actingOf(state, command, judging);
  const of = { approval: approval.id, via: command.via };
  const facts = [
    draft('returned', { ...of, task: task.id, to, then, opinion }),
    draft('step-closed', { ...of, entry: entry.no, outcome: 'returned' }),
  ];
  const after = pretend(acting, facts).running[approval.id] ?? approval;
  return { facts: settle(acting, approval.id, [...facts, openStep(acting, after, to)]) };
}

/** Back to the initiator, or to a step before this one that was passed since the last return to or before it. */
export function targetsOf(approval: Approval, entry: Entry): string[] {
  const passed = Object.values(inForce(approval)).filter(({ status }) => status !== 'jumped');
  const earlier = passed
    .map(({ step }) => step)
    .filter((step) => stepIndex(approval, step) < stepIndex(approval, entry.step));
  return [INITIATOR, ...earlier];
}

function wrongTarget(approval: Approval, entry: Entry, to: string): No | undefined {
  const targets = targetsOf(approval, entry);
  return targets.includes(to) ? undefined : no('return-target', { to, possible: targets.join(',') });
}

/** Enough entries must be left for the way ahead, and room for them: one approval never grows beyond 16 KB. */
export function tooManyRounds(approval: Approval, from: string): No | undefined {
  const ahead = approval.route.steps.length - Math.max(0, stepIndex(approval, from)) + (from === INITIATOR ? 1 : 0);
  const size = JSON.stringify({ ...approval, undo: undefined }).length + ahead * ENTRY_SIZE;
  return approval.entries.length + ahead > MAX_ENTRIES || size > MAX_SIZE
    ? no('too-many-rounds', { max: MAX_ENTRIES })
    : undefined;
}

function submitAgain(state: CycleState, command: CommandOf<'resubmit'>, judging: Judging): Answer {
  const at = stand(state, command, judging, undefined);
  if (isNo(at)) return at;
  const { approval, entry } = at;
  const proposal = command.data.proposal ?? approval.proposal;
  const { kind, ref } = approval.subject;
  // What a second person is asked about a repair is what was previewed, and nothing else.
  if (kind === 'repair' && command.data.proposal !== undefined) return no('preview-stale', { approval: ref });
  const hash = subjectHash(state, kind, ref, proposal);
  if (hash === undefined) return no('contents-missing', { kind, ref });
  const barred = SUBJECTS[kind].barred?.(state, { ref, proposal }, judging);
  if (barred !== undefined) return barred;
  const route = compileRoute(state, { kind, ref }, judging) ?? approval.route;
  const unfit = unfitChoice(state, command, approval, command.data.chosen, judging);
  if (unfit !== undefined) return unfit;
  const of = { approval: approval.id, via: command.via };
  const proposed = command.data.proposal === undefined ? {} : { proposal: command.data.proposal };
  const facts = [
    draft('resubmitted', { ...of, hash, route, resume: keptWay(approval, route), ...proposed }),
    draft('step-closed', { ...of, entry: entry.no, outcome: 'passed' }),
  ];
  return withChoice(actingOf(state, command, judging), { ...approval, route }, facts, command.data.chosen);
}

/** Straight back only where the route up to the step that asked is the same; else all are asked again. */
function keptWay(approval: Approval, route: Route): string[] {
  const goal = approval.resume[0];
  if (goal === undefined) return [];
  const upTo = (steps: Route['steps']) =>
    JSON.stringify(steps.slice(0, steps.findIndex(({ key }) => key === goal) + 1));
  return upTo(route.steps) === upTo(approval.route.steps) ? approval.resume : [];
}
