import type { Judging } from '../cycle/chapter.js';
import { isWronglyStated } from '../cycle/purchaser.js';
import { type CycleId, regionOf } from '../ids.js';
import { ruleFor } from '../policy/lookup.js';
import { type No, no } from '../refusal.js';
import type { Opening } from './types.js';

/** A lead cycle is another one, of the same county; whether it leads this programme, it answers itself. */
function leadFlaw({ leadCycle }: Opening, cycleId: CycleId): No | undefined {
  if (leadCycle === null) return undefined;
  if (leadCycle === cycleId) return no('bad-input', { field: 'leadCycle' });
  return regionOf(leadCycle) === regionOf(cycleId) ? undefined : no('wrong-cycle', { cycle: leadCycle });
}

/** What is wrong with an opening before anything is on record, or undefined. */
export function openingFlaws(opening: Opening, cycleId: CycleId, { policy }: Judging): No | undefined {
  if (regionOf(cycleId) !== policy.id) return no('wrong-cycle', { cycle: cycleId, policy: policy.id });
  const foreign = leadFlaw(opening, cycleId);
  if (foreign !== undefined) return foreign;
  const ids = opening.stations.map((station) => station.id);
  if (new Set(ids).size !== ids.length) return no('bad-input', { field: 'stations' });
  if (isWronglyStated(opening.purchaser)) return no('bad-input', { field: 'purchaser.purchaserKind' });
  return undefined;
}

/** More yearly contracts than the policy allows: how many, and how many it does. Undefined when they are not. */
export function yearsBeyond(
  { policy }: Judging,
  { regime, years }: Opening,
): { max: number; years: number } | undefined {
  const max = ruleFor(policy, 'cycle-length', 'limit', regime)?.max;
  return max !== undefined && years > max ? { max, years } : undefined;
}
