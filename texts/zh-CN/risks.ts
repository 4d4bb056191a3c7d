import type { LegalRisk } from '../../domain/cycle/legal-risks.js';
import { PREFERENCE_NAMES } from './policy.js';
import { basisText } from './sources.js';

/** A legal risk in one sentence, for whoever is about to take the step. */
export function riskText({ prefers, basis, mayBreak }: LegalRisk): string {
  const whom = prefers.map((each) => PREFERENCE_NAMES[each]).join('、');
  return `法律风险：${basisText(basis)}规定${whom}优先，可能违反${basisText(mayBreak)}；不得作为评分因素或者资格条件`;
}
