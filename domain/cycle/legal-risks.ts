import { rulesOfKind } from '../policy/lookup.js';
import type { RuleId } from '../policy/rule-ids.js';
import type { CompiledPolicy } from '../policy/types.js';
import type { Preference, Regime } from '../policy/vocabulary.js';

/** A preference of the local document that may break the law: told to the officer, put on record, never scored. */
export type LegalRisk = { rule: RuleId; prefers: Preference[]; basis: string; mayBreak: string };

/** The risks of a policy, as the field of a fact; no field where there are none. */
export function legalRisks(policy: CompiledPolicy, regime: Regime): { legalRisks?: LegalRisk[] } {
  const found = rulesOfKind(policy, 'gate', regime).flatMap(({ id, prefers = [], basis, legalRisk }) =>
    legalRisk === undefined ? [] : [{ rule: id, prefers, basis, mayBreak: legalRisk }],
  );
  return found.length === 0 ? {} : { legalRisks: found };
}

/** The risks a fact has on record. */
export function risksOf(data: object): LegalRisk[] {
  return 'legalRisks' in data && Array.isArray(data.legalRisks) ? data.legalRisks : [];
}
