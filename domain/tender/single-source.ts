import { draft, type Handler } from '../cycle/chapter.js';
import { tooEarly } from '../cycle/checks.js';
import { CASE_WORK } from '../cycle/posts.js';
import type { CycleState } from '../cycle/state.js';
import { no } from '../refusal.js';
import { isContracted } from './round.js';

function isBefore(state: CycleState): boolean {
  return state.plan.opening?.method === 'singleSource' && state.tender.current === null && !isContracted(state);
}

/** That only one supplier can do it is made public before anything is negotiated (Regulation art. 38). */
export const publishSingleSource: Handler<'publish-single-source-notice'> = {
  authority: CASE_WORK,
  possible: isBefore,
  decide(state, { data, on }, judging) {
    if (!isBefore(state)) return no('wrong-stage', { method: state.plan.opening?.method ?? '' });
    const broken = tooEarly(state, judging, 'intention-to-tender', 'programme', on);
    return { facts: [draft('single-source-notice-published', data)], broken };
  },
};
