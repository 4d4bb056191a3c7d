import { POLICIES } from '../../../../texts/zh-CN/console/policies.js';
import { CONFLICT_TEXTS, fieldName } from '../../../../texts/zh-CN/policy.js';
import type { PolicyExplained } from '../../api/policy-answers.js';
import { ruleName } from '../../parts/words.js';
import { basisWords } from './use-policies.js';

/** Rules that a layer does without, and what a layer asked for and did not get. */
export function Without({ found: { without, conflicts, layers, sources } }: { found: PolicyExplained }) {
  const nameOf = (code: string) => layers.find((layer) => layer.code === code)?.name ?? code;
  return (
    <>
      {without.length > 0 && (
        <section>
          <h2>{POLICIES.without}</h2>
          <ul>
            {without.map(({ rule, layer, why, basis, refused }) => (
              <li key={`${rule} ${layer}`}>
                {ruleName(rule)}（{nameOf(layer)}）：{why} {basisWords(basis, sources)}
                {refused && `；${POLICIES.refused}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      {conflicts.length > 0 && (
        <section>
          <h2>{POLICIES.conflicts}</h2>
          <ul>
            {conflicts.map(({ rule, layer, what, fields }) => (
              <li key={`${rule} ${layer} ${what}`}>
                {ruleName(rule)}：{nameOf(layer)}
                {CONFLICT_TEXTS[what]}
                {fields.length > 0 && `（${fields.map(fieldName).join('、')}）`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
