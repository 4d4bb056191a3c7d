import type { PlainDate } from '../calendar/plain-date.js';
import type { Broken, Judging } from '../cycle/chapter.js';
import { breaks, measure } from '../cycle/checks.js';
import type { CycleState } from '../cycle/state.js';
import { type Fen, fen } from '../money/fen.js';
import { isUnderPercent } from '../money/percent.js';
import type { DatedFigure } from '../policy/types.js';

/**
 * A wage agreed below the share of the minimum wage (最低工资标准) that the policy names, by the minimum in force on the
 * day of the contract. A soft rule: whom it concerns works, and the deviation is on record.
 */
export function wageBroken(state: CycleState, judging: Judging, wage: Fen | undefined, on: PlainDate): Broken[] {
  const rule = measure(state, judging, 'minimum-wage');
  const minimum = figureOn(rule?.dated ?? [], on);
  if (wage === undefined || rule?.min === undefined || minimum === undefined) return [];
  const minimumFen = fen(minimum.yuan * 100);
  if (!isUnderPercent(wage, minimumFen, rule.min)) return [];
  const values = { wageFen: wage, minimumFen, percent: rule.min, since: minimum.from };
  return breaks(state, judging, 'minimum-wage', 'wage-too-low', values, false).map((each) => ({
    ...each,
    force: 'soft',
  }));
}

/** The newest figure that holds on the day; none before the first. */
function figureOn(figures: readonly DatedFigure[], on: PlainDate): DatedFigure | undefined {
  return figures
    .filter(({ from }) => from <= on)
    .reduce<DatedFigure | undefined>((newest, each) => (newest && newest.from > each.from ? newest : each), undefined);
}
