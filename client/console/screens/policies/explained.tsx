import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Typography } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { POLICIES } from '../../../../texts/zh-CN/console/policies.js';
import { paramName } from '../../../../texts/zh-CN/policy.js';
import { AUTHORITY_NAMES } from '../../../../texts/zh-CN/terms.js';
import { get, withQuery } from '../../api/call.js';
import type { PolicyExplained, PolicyRule } from '../../api/policy-answers.js';
import { Answered } from '../../parts/states.js';
import type { Column } from '../../table/column.js';
import { type Filter, useFilters } from '../../table/filters.js';
import { PageTable } from '../../table/page-table.js';
import { RuleDetail } from './rule-detail.js';
import { basisWords } from './use-policies.js';
import { Without } from './without.js';

const FILTERS: readonly Filter[] = [
  { name: 'on', label: POLICIES.on, kind: 'day' },
  { name: 'text', label: POLICIES.keyword, kind: 'text' },
];

/** The policy of one jurisdiction on a day: every rule with what it rests on; one opens to all its fields. */
export function Explained({ code }: { code: string }) {
  const [{ on = '', text = '' }] = useFilters();
  const query = useQuery({
    queryKey: ['policy', code, on],
    queryFn: () => get<PolicyExplained>(withQuery(`/api/policies/${code}`, { on })),
  });
  return (
    <>
      <Typography.Title level={1}>{POLICIES.title}</Typography.Title>
      <p className="no-print">
        <Link to="/policies">{POLICIES.back}</Link>
      </p>
      <Answered query={query}>{(found) => <Policy found={found} text={text} />}</Answered>
    </>
  );
}

function Policy({ found, text }: { found: PolicyExplained; text: string }) {
  const [params, setParams] = useSearchParams();
  const open = found.rules.find(({ id }) => id === params.get('rule'));
  const show = (rule: string | null) => {
    const next = new URLSearchParams(params);
    if (rule === null) next.delete('rule');
    else next.set('rule', rule);
    setParams(next, { replace: true });
  };
  return (
    <>
      <PolicyHead found={found} />
      <PageTable
        title={POLICIES.rules}
        columns={columnsOf(found, show)}
        rows={found.rules.filter(({ id, title }) => `${id} ${title}`.includes(text))}
        keyOf={({ id }) => id}
        filters={FILTERS}
      />
      <Without found={found} />
      <Drawer title={open?.title} size={760} open={open !== undefined} onClose={() => show(null)} destroyOnHidden>
        {open && <RuleDetail rule={open} found={found} />}
      </Drawer>
    </>
  );
}

function PolicyHead({ found: { policy, layers, missing, params } }: { found: PolicyExplained }) {
  const parts: readonly (readonly [string, readonly string[]])[] = [
    [POLICIES.layers, layers.map(({ name, version }) => POLICIES.layer(name, version))],
    [POLICIES.missing, missing.map(POLICIES.notWritten)],
    [POLICIES.params, params.map(({ name, value }) => `${paramName(name)}：${POLICIES.workingDays(value)}`)],
  ];
  return (
    <>
      <p className="case-facts">
        <code>{policy}</code>
      </p>
      <dl className="content-lines">
        {parts
          .filter(([, lines]) => lines.length > 0)
          .map(([name, lines]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{lines.join('；')}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}

function columnsOf({ sources }: PolicyExplained, onOpen: (rule: string) => void): Column<PolicyRule>[] {
  return [
    {
      key: 'rule',
      title: POLICIES.rule,
      value: ({ title }) => title,
      cell: ({ id, title }) => (
        <Button type="link" className="text-button" onClick={() => onOpen(id)}>
          {title}
        </Button>
      ),
    },
    { key: 'authority', title: POLICIES.authority, value: ({ authority }) => AUTHORITY_NAMES[authority], keep: true },
    { key: 'basis', title: POLICIES.basis, value: ({ basis }) => basisWords(basis, sources) },
    {
      key: 'risk',
      title: POLICIES.risk,
      value: ({ legalRisk }) => (legalRisk === undefined ? null : basisWords(legalRisk, sources)),
      wideOnly: true,
    },
  ];
}
