import type { Obligation } from '../../obligations/types.js';
import { ruleOf } from '../look.js';
import type { ScenarioCommand, Scene } from '../scenario.js';

/** Working days given where the profile sets no bound. */
const GIVEN_WD = 10;

function yearOf({ subject }: Obligation, { state }: Scene): number {
  return state.evaluation.drifts[subject]?.year ?? 1;
}

/** What departs from the contract is to be put right, in as many working days as the profile allows. */
export function correctionOrdered(duty: Obligation, _on: string, scene: Scene): ScenarioCommand {
  const limit = ruleOf(scene, 'correction', 'clock')?.limit;
  const withinWd = limit?.by === 'order' ? limit.atMostWd : GIVEN_WD;
  return { kind: 'order-correction', data: { year: yearOf(duty, scene), what: '按合同约定提供服务', withinWd } };
}

/** The contractor has done what the order asked for. */
export function correctionMade(duty: Obligation, _on: string, scene: Scene): ScenarioCommand {
  return { kind: 'close-correction', data: { year: yearOf(duty, scene), result: '已按要求整改到位', putRight: true } };
}
