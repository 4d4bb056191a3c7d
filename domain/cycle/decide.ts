import { apartBroken } from '../approval/apart.js';
import type { Command } from '../commands.js';
import { movedDrafts } from '../correction/moved.js';
import type { FactDraft } from '../facts.js';
import { closingsOf, vanishedClosings } from '../obligations/closing.js';
import { policyOn } from '../policy/at-day.js';
import { policyIn } from '../policy/pack.js';
import { isNo, type No, no, type Refusal } from '../refusal.js';
import { allowedNow } from './allowed.js';
import { authorityRefusal, secondPersonOf } from './authority.js';
import { type Broken, draft, type Judging } from './chapter.js';
import { handlerOf } from './handlers.js';
import { factActor, seal } from './seal.js';
import type { CycleState } from './state.js';

/**
 * What a command leads to: the facts to put on record, or a refusal that says what is possible.
 * Pure: rests on the four arguments alone, and the same command on the same state answers the same.
 */
export function decide(state: CycleState, command: Command, judging: Judging): FactDraft[] | Refusal {
  const answer = judge(state, command, judging);
  return isNo(answer) ? refusalOf(state, command, answer, judging) : answer;
}

/** Tells a refusal from facts. */
export function isRefusal(answer: FactDraft[] | Refusal): answer is Refusal {
  return !Array.isArray(answer);
}

function judge(state: CycleState, command: Command, judging: Judging): FactDraft[] | No {
  const handler = handlerOf(command.kind);
  const early = standingRefusal(state, command, judging) ?? authorityRefusal(command, handler.authority, judging);
  if (early !== undefined) return early;
  // What happened before a newer version began is judged by the text of that day.
  const then = { ...judging, policy: policyOn(judging.policy, command.on) };
  const answer = handler.decide(state, command as never, then);
  if (isNo(answer)) return answer;
  const marks = violations(
    answer.on === undefined ? command : { ...command, on: answer.on },
    [...(answer.broken ?? []), ...apartBroken(state, command, answer.facts, then)],
    then,
  );
  if (isNo(marks)) return marks;
  return withClosings(state, [...answer.facts, ...marks], command, judging);
}

const OPENING = ['open-cycle', 'adopt-cycle'];
/** What may still be said of a closed cycle. */
const AFTER_CLOSE = ['comment'];

/** What holds for every command: the right cycle, in the right life, and nothing in the future. */
function standingRefusal(state: CycleState, command: Command, { today }: Judging): No | undefined {
  if (command.cycleId !== state.cycleId) return no('wrong-cycle', { cycle: command.cycleId });
  if (command.on > today) return no('in-the-future', { on: command.on, today });
  // Many at once are approved, and nothing else is done so; what may be is for the route to say.
  if (command.via === 'batch' && command.kind !== 'approve') return no('batch-not-allowed', { kind: command.kind });
  const opens = OPENING.includes(command.kind);
  if (opens && state.plan.opening !== null) return no('already-open', { since: state.plan.opening.openedOn });
  if (!opens && state.plan.opening === null) return no('cycle-not-open');
  const closedOn = state.yearEnd.closedOn;
  if (closedOn !== null && !AFTER_CLOSE.includes(command.kind)) return no('cycle-closed', { on: closedOn });
  return undefined;
}

/**
 * A hard rule refuses an act (`on` is today). What happened earlier is put on record with its violation, and where
 * it touches law or money somebody else must have confirmed it.
 */
function violations(command: Command, broken: Broken[], judging: Judging): FactDraft[] | No {
  const isAct = command.on === judging.today;
  const stops = broken.find((each) => each.force === 'hard' && isAct);
  if (stops !== undefined)
    return no('rule-broken', { rule: stops.rule, what: stops.what, basis: basisOf(stops, judging), ...stops.values });
  const second = secondPersonOf(command, judging);
  const needsSecond = !isAct && broken.some((each) => each.touches);
  if (needsSecond && second === undefined)
    return no('second-person-needed', { rules: broken.map((each) => each.rule).join(',') });
  return broken.map((each) =>
    draft('violation-recorded', {
      rule: each.rule,
      basis: basisOf(each, judging),
      what: each.what,
      values: each.values,
      ofN: 0,
      ...(second === undefined ? {} : { secondPerson: { id: second.id, name: second.name } }),
    }),
  );
}

function basisOf(broken: Broken, { policy }: Judging): string {
  return broken.basis ?? policy.rules[broken.rule]?.basis ?? '';
}

/** Duties that the new facts end or move are closed or moved by facts of their own, in the same breath. */
export function withClosings(state: CycleState, drafts: FactDraft[], command: Command, judging: Judging): FactDraft[] {
  const after = seal(state, drafts, {
    at: judging.at,
    on: command.on,
    actor: factActor(command.actor),
    commandId: command.commandId,
  }).state;
  const later = judgingAfter(command, judging);
  const [was, is] = [
    { state, judging },
    { state: after, judging: later },
  ] as const;
  const ends = [...closingsOf(after, later), ...vanishedClosings(was, is)];
  return [...drafts, ...movedDrafts(was, is, drafts, ends), ...ends];
}

/** A new calendar or policy judges from its own acceptance on. */
export function judgingAfter(command: Command, judging: Judging): Judging {
  if (command.kind === 'apply-calendar') return { ...judging, calendar: command.data.calendar };
  if (command.kind === 'move-to-policy') return { ...judging, policy: policyIn(command.data.policy) };
  return judging;
}

function refusalOf(state: CycleState, command: Command, answer: No, judging: Judging): Refusal {
  const { actor } = command;
  const allowed = 'system' in actor ? [] : allowedNow(state, actor.person, judging);
  return { code: answer.refused, tried: command.kind, why: answer.why, allowedNow: allowed };
}
