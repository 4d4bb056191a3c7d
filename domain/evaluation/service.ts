import type { PlainDate } from '../calendar/plain-date.js';
import { type Broken, draft, type Handler, type Judging } from '../cycle/chapter.js';
import { breaks } from '../cycle/checks.js';
import { PURCHASER } from '../cycle/posts.js';
import type { CycleState } from '../cycle/state.js';
import { yearSubject } from '../ids.js';
import { no } from '../refusal.js';
import { driftsOf, hasSeriousDrift, isOrdered } from './drifts.js';
import { ladderBroken } from './ladder.js';
import { serviceSuspensions } from './suspensions.js';

function runningSince(state: CycleState, year: number): PlainDate | undefined {
  return serviceSuspensions(state, year).find(({ to }) => to === null)?.from;
}

/** No money goes out for a service that stands still; what was paid on paper is measured by the suspensions of its day. */
export function paymentHalted(state: CycleState, judging: Judging, year: number, on: PlainDate): Broken[] {
  const found = serviceSuspensions(state, year).find(({ from, to }) => from <= on && (to === null || on < to));
  if (found === undefined) return [];
  return breaks(state, judging, 'service-suspension', 'service-suspended', { year, since: found.from });
}

/** A contract is not suspended at will (Act art. 50): serious drift, a correction that runs, or a question about who won. */
function groundless(state: CycleState, judging: Judging, year: number): Broken[] {
  const questioned = Object.values(state.tender.challenges).some((each) => each.mayChangeResult);
  if (hasSeriousDrift(state, year) || driftsOf(state, year, isOrdered).length > 0 || questioned) return [];
  return breaks(state, judging, 'suspension-ground', 'no-ground', { year }, false);
}

const suspend: Handler<'suspend-service'> = {
  authority: PURCHASER,
  possible: (state) =>
    Object.values(state.contract.years).some(
      (each) => !each.serviceEnded && each.terminatedOn === null && runningSince(state, each.year) === undefined,
    ),
  decide(state, command, judging) {
    const { data } = command;
    const contract = state.contract.years[yearSubject(data.year)];
    if (contract === undefined) return no('trigger-missing', { trigger: 'contract-signed', year: data.year });
    if (contract.serviceEnded || contract.terminatedOn !== null) return no('wrong-stage', { stage: 'yearEnd' });
    const since = runningSince(state, data.year);
    if (since !== undefined) return no('already-recorded', { what: 'service-suspended', on: since });
    const broken = [
      ...groundless(state, judging, data.year),
      ...ladderBroken(state, judging, { step: 'suspend', year: data.year, command }),
    ];
    return { facts: [draft('service-suspended', data)], broken };
  },
};

const resume: Handler<'resume-service'> = {
  authority: PURCHASER,
  possible: (state) => Object.values(state.contract.years).some((each) => runningSince(state, each.year) !== undefined),
  decide(state, { data, on }) {
    const since = runningSince(state, data.year);
    if (since === undefined) return no('trigger-missing', { trigger: 'service-suspended', year: data.year });
    return on < since
      ? no('bad-input', { field: 'on', notBefore: since })
      : { facts: [draft('service-resumed', data)] };
  },
};

export const serviceHandlers = { 'suspend-service': suspend, 'resume-service': resume };
