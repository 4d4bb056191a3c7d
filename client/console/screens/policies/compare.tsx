import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { POLICIES } from '../../../../texts/zh-CN/console/policies.js';
import { fieldName, paramName } from '../../../../texts/zh-CN/policy.js';
import { get, withQuery } from '../../api/call.js';
import type { PolicyDifferences } from '../../api/policy-answers.js';
import { Answered } from '../../parts/states.js';
import { ruleName } from '../../parts/words.js';
import type { Column } from '../../table/column.js';
import { type Filter, FilterBar, useFilters } from '../../table/filters.js';
import { PageTable } from '../../table/page-table.js';
import { usePolicies } from './use-policies.js';

/** One field that differs; both sides in words. */
type Line = { key: string; rule: string; field: string; a: string; b: string };

/** Where two policies differ: two jurisdictions, or two versions of one. Which ones stands in the address. */
export function Compare() {
  const policies = usePolicies();
  const [{ a = '', aOn = '', b = '', bOn = '' }] = useFilters();
  const options = (policies.data?.profiles ?? []).map(({ code, name }) => ({ value: code, label: `${name} ${code}` }));
  const filters: readonly Filter[] = [
    { name: 'a', label: POLICIES.first, kind: 'choice', options },
    { name: 'aOn', label: POLICIES.asOf(POLICIES.first), kind: 'day' },
    { name: 'b', label: POLICIES.second, kind: 'choice', options },
    { name: 'bOn', label: POLICIES.asOf(POLICIES.second), kind: 'day' },
  ];
  return (
    <>
      <div className="table-tools">
        <FilterBar filters={filters} />
      </div>
      {a === '' || b === '' ? (
        <Alert type="info" showIcon title={POLICIES.choose} />
      ) : (
        <Differences asked={{ a, aOn, b, bOn }} />
      )}
    </>
  );
}

function Differences({ asked }: { asked: Record<'a' | 'aOn' | 'b' | 'bOn', string> }) {
  const query = useQuery({
    queryKey: ['policy-diff', asked],
    queryFn: () => get<PolicyDifferences>(withQuery('/api/policies/diff', asked)),
  });
  return (
    <Answered query={query}>
      {(found) => (
        <PageTable
          title={POLICIES.compare}
          columns={columnsOf(found)}
          rows={linesOf(found)}
          keyOf={({ key }) => key}
          emptyText={POLICIES.same}
        />
      )}
    </Answered>
  );
}

function columnsOf({ a, b }: PolicyDifferences): Column<Line>[] {
  return [
    { key: 'rule', title: POLICIES.rule, value: ({ rule }) => rule },
    { key: 'field', title: POLICIES.field, value: ({ field }) => field },
    { key: 'a', title: `${POLICIES.first} ${a.id}@${a.version}`, value: (line) => line.a },
    { key: 'b', title: `${POLICIES.second} ${b.id}@${b.version}`, value: (line) => line.b },
  ];
}

function linesOf({ params, rules }: PolicyDifferences): Line[] {
  const ofParams = params.map(({ name, texts }) => ({
    key: `param ${name}`,
    ...{ rule: POLICIES.params, field: paramName(name), ...texts },
  }));
  const ofRules = rules.flatMap((each): Line[] => {
    const rule = ruleName(each.rule);
    if ('only' in each) {
      const sides = { a: POLICIES.none, b: POLICIES.none, [each.only]: POLICIES.onlyWord };
      const side = each.only === 'a' ? POLICIES.first : POLICIES.second;
      return [{ key: each.rule, rule, field: POLICIES.only(side), ...sides }];
    }
    return each.fields.map(({ name, texts }) => ({
      key: `${each.rule} ${name}`,
      ...{ rule, field: fieldName(name), ...texts },
    }));
  });
  return [...ofParams, ...ofRules];
}
