import { Alert } from 'antd';
import { POLICIES } from '../../../../texts/zh-CN/console/policies.js';
import { fieldName, OUTCOME_TEXTS } from '../../../../texts/zh-CN/policy.js';
import { AUTHORITY_NAMES } from '../../../../texts/zh-CN/terms.js';
import type { PolicyExplained, PolicyField, PolicyRule } from '../../api/policy-answers.js';
import { basisWords } from './use-policies.js';

type Props = { rule: PolicyRule; found: PolicyExplained };

/** One rule: of each field what holds, from which layer, and all that any layer says of it with its document. */
export function RuleDetail({ rule, found }: Props) {
  const { sources } = found;
  const nameOf = (code: string) => found.layers.find((layer) => layer.code === code)?.name ?? code;
  return (
    <>
      <p>
        {POLICIES.basis}：［{AUTHORITY_NAMES[rule.authority]}］{basisWords(rule.basis, sources)}
      </p>
      {rule.legalRisk && (
        <Alert
          type="warning"
          showIcon
          title={`${POLICIES.risk}：${basisWords(rule.legalRisk, sources)}`}
          description={POLICIES.riskHint}
        />
      )}
      <table className="changes">
        <caption>{rule.id}</caption>
        <thead>
          <tr>
            <th scope="col">{POLICIES.field}</th>
            <th scope="col">{POLICIES.value}</th>
            <th scope="col">{POLICIES.said}</th>
          </tr>
        </thead>
        <tbody>
          {rule.fields.map((field) => (
            <tr key={field.name}>
              <th scope="row">{fieldName(field.name)}</th>
              <td>
                {field.text}
                {field.assumed && <span className="hint">［{AUTHORITY_NAMES.assumed}］</span>}
              </td>
              <td>
                <Sayings field={field} nameOf={nameOf} sources={sources} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

type SayingsProps = { field: PolicyField; nameOf: (code: string) => string } & Pick<PolicyExplained, 'sources'>;

/** What each layer says; the floor of law under a restated rule is said by nobody below it. */
function Sayings({ field: { said, layers, authority, basis }, nameOf, sources }: SayingsProps) {
  if (said.length === 0) {
    const sure = authority === null ? '' : `［${AUTHORITY_NAMES[authority]}］`;
    return <>{`${layers.map(nameOf).join('＋')} ${sure}${basisWords(basis, sources)}`}</>;
  }
  return (
    <ul className="sayings">
      {said.map((each) => (
        <li key={each.layer}>
          <strong>{OUTCOME_TEXTS[each.outcome]}</strong> {nameOf(each.layer)}：{each.text}{' '}
          <span className="hint">
            {each.authority === null ? '' : `［${AUTHORITY_NAMES[each.authority]}］`}
            {basisWords(each.basis, sources)}
          </span>
        </li>
      ))}
    </ul>
  );
}
