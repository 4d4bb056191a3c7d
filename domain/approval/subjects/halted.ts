import type { Judging } from '../../cycle/chapter.js';
import type { CycleState } from '../../cycle/state.js';
import { paymentHalted } from '../../evaluation/service.js';
import { trancheOf } from '../../payment/subjects.js';
import { type No, no } from '../../refusal.js';

/** Nobody decides on money of a year whose service stands still. */
export function trancheHalted(state: CycleState, ref: string, judging: Judging): No | undefined {
  const year = trancheOf(ref)?.year;
  const [broken] = year === undefined ? [] : paymentHalted(state, judging, year, judging.today);
  if (broken?.force !== 'hard') return undefined;
  const { rule, what, values } = broken;
  return no('rule-broken', { rule, what, basis: judging.policy.rules[rule]?.basis ?? '', ...values });
}
