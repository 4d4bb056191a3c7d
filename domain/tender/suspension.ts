import { addDays, maxDate, type PlainDate } from '../calendar/plain-date.js';
import { type Broken, draft, type Handler, type Judging } from '../cycle/chapter.js';
import { breaks, measure, regimeOf } from '../cycle/checks.js';
import { CASE_WORK } from '../cycle/posts.js';
import type { CycleState } from '../cycle/state.js';
import type { FactDraft } from '../facts.js';
import { ruleFor } from '../policy/lookup.js';
import { no } from '../refusal.js';
import { openSuspensions, pausedDaysBy, type Suspension } from './questions.js';
import { isContracted, isPublic } from './round.js';
import type { ChallengeBody } from './types.js';

/** A question that may change who wins stops the signing (Act art. 57, Regulation art. 54); after it nothing is left to stop. */
export function stoppedBy(state: CycleState, judging: Judging, body: ChallengeBody): FactDraft[] {
  const rule = ruleFor(judging.policy, 'procurement-suspension', 'gate', regimeOf(state));
  if (!body.mayChangeResult || rule === undefined || isContracted(state)) return [];
  return [draft('procurement-suspended', { reason: body.about, challenge: body.challenge })];
}

/** What this question has stopped goes on. */
export function liftedBy(state: CycleState, challenge: string, on: PlainDate, reason: string): FactDraft[] {
  return openSuspensions(state.tender)
    .filter((each) => each.challenge === challenge)
    .map((each) => lifted(each, on, reason));
}

function lifted({ challenge, from }: Suspension, on: PlainDate, reason: string): FactDraft {
  const source = challenge === null ? {} : { challenge };
  return draft('procurement-resumed', { reason, ...source }, maxDate(from, on));
}

/** Nobody signs while the purchase stands still; a signing of the past is measured by the suspensions of its day. */
export function signingSuspended(state: CycleState, judging: Judging, on: PlainDate): Broken[] {
  const found = state.tender.suspensions.find(({ from, to }) => from <= on && (to === null || on < to));
  if (found === undefined) return [];
  const values: Broken['values'] = { since: found.from };
  if (found.challenge !== null) values.challenge = found.challenge;
  return breaks(state, judging, 'procurement-suspension', 'suspended', values);
}

/** Days a complaint may still stop the purchase for; undefined where no limit is set for it. */
function daysLeft(state: CycleState, judging: Judging, challenge: string | null): number | undefined {
  if (challenge === null || state.tender.challenges[challenge]?.kind !== 'complaint') return undefined;
  const max = measure(state, judging, 'suspension-limit')?.max;
  return max === undefined ? undefined : max - pausedDaysBy(state.tender, challenge);
}

/** When time alone lifts what a complaint stopped: the day after its last day (Act art. 57: thirty days at most). */
export function suspensionEnds(state: CycleState, judging: Judging): { from: PlainDate; facts: FactDraft[] }[] {
  return openSuspensions(state.tender).flatMap((each) => {
    const left = daysLeft(state, judging, each.challenge);
    if (left === undefined) return [];
    const last = addDays(each.from, Math.max(left, 1) - 1);
    return [{ from: addDays(last, 1), facts: [lifted(each, last, 'suspension-limit')] }];
  });
}

const suspend: Handler<'suspend-procurement'> = {
  authority: CASE_WORK,
  possible: (state) => isPublic(state) && !isContracted(state),
  decide(state, { data }, judging) {
    if (!isPublic(state)) return no('trigger-missing', { trigger: 'intention-published' });
    if (isContracted(state)) return no('wrong-stage', { stage: 'serving' });
    const source = data.challenge ?? null;
    if (source !== null && state.tender.challenges[source] === undefined)
      return no('unknown-subject', { subject: source });
    const running = openSuspensions(state.tender).find((each) => each.challenge === source);
    if (running !== undefined) return no('already-recorded', { what: 'procurement-suspended', on: running.from });
    const left = daysLeft(state, judging, source);
    const spent = left !== undefined && left <= 0;
    const broken = spent ? breaks(state, judging, 'suspension-limit', 'suspended-too-long', { daysLeft: 0 }) : [];
    return { facts: [draft('procurement-suspended', data)], broken };
  },
};

/** What may be lifted by hand: not what an unanswered question stopped, for its answer is owed first. */
function liftable(state: CycleState): Suspension[] {
  return openSuspensions(state.tender).filter(({ challenge }) => {
    const asked = challenge === null ? undefined : state.tender.challenges[challenge];
    return asked === undefined || asked.kind === 'complaint' || asked.answeredOn !== null;
  });
}

const resume: Handler<'resume-procurement'> = {
  authority: CASE_WORK,
  possible: (state) => liftable(state).length > 0,
  decide(state, { data, on }) {
    const named = ({ challenge }: Suspension) => data.challenge === undefined || data.challenge === challenge;
    const running = openSuspensions(state.tender).filter(named);
    if (running.length === 0) return no('trigger-missing', { trigger: 'procurement-suspended' });
    const free = liftable(state).filter(named);
    if (free.length === 0) return no('trigger-missing', { trigger: 'challenge-answered' });
    const begun = free.filter(({ from }) => from <= on);
    if (begun.length === 0) return no('bad-input', { field: 'on', notBefore: free[0]?.from ?? on });
    return { facts: begun.map((each) => lifted(each, on, data.reason)) };
  },
};

export const suspensionHandlers = { 'suspend-procurement': suspend, 'resume-procurement': resume };
