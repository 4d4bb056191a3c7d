import type { Broken, Judging } from '../cycle/chapter.js';
import { breaks, measure } from '../cycle/checks.js';
import type { CycleState } from '../cycle/state.js';
import type { TenderRound } from './fold.js';
import type { Bidder } from './types.js';

/** Too few qualified bidders for the method: the tender must be void (Act art. 36, 40; 财库〔2014〕214号). */
export function bidsBroken(state: CycleState, judging: Judging, round: TenderRound, bidders: Bidder[]): Broken[] {
  const rule = measure(state, judging, 'min-bidders');
  const need = rule?.by?.[round.method] ?? rule?.min;
  const have = bidders.filter((each) => each.qualified).length;
  if (need === undefined || have >= need) return [];
  return breaks(state, judging, 'min-bidders', 'too-few-bidders', { have, need, method: round.method });
}
