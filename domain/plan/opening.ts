import type { Judging } from '../cycle/chapter.js';
import { type CycleId, regionOf } from '../ids.js';
import { ruleFor } from '../policy/lookup.js';
import { type No, no } from '../refusal.js';
import type { Opening } from './types.js';

/** What is wrong with an opening before anything is on record, or undefined. */
export function openingFlaws(opening: Opening, cycleId: CycleId, { policy }: Judging): No | undefined {
  if (regionOf(cycleId) !== policy.id) return no('wrong-cycle', { cycle: cycleId, policy: policy.id });
  const ids = opening.stations.map((station) => station.id);
  if (new Set(ids).size !== ids.length) return no('bad-input', { field: 'stations' });
  const longest = ruleFor(policy, 'cycle-length', 'limit', opening.regime)?.max;
  if (longest !== undefined && opening.years > longest)
    return no('rule-broken', { rule: 'cycle-length', max: longest, years: opening.years });
  return undefined;
}
