import { Alert } from 'antd';
import { Link } from 'react-router';
import { POLICIES } from '../../../../texts/zh-CN/console/policies.js';
import type { PolicyList } from '../../api/policy-answers.js';
import { Answered } from '../../parts/states.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { usePolicies } from './use-policies.js';

type Line = PolicyList['profiles'][number];

const versionsText = ({ versions }: Line) =>
  versions.map(({ effectiveFrom, rules }) => POLICIES.version(effectiveFrom, rules)).join('、');

const COLUMNS: readonly Column<Line>[] = [
  { key: 'code', title: POLICIES.code, value: ({ code }) => code, keep: true },
  {
    key: 'name',
    title: POLICIES.name,
    value: ({ name }) => name,
    cell: ({ code, name }) => <Link to={`/policies/${code}`}>{name}</Link>,
  },
  { key: 'versions', title: POLICIES.versions, value: versionsText },
  { key: 'missing', title: POLICIES.missing, value: ({ missing }) => missing.join('、') },
];

/** Every jurisdiction somebody has written a policy for. */
export function PolicyTable() {
  return (
    <Answered query={usePolicies()}>
      {({ profiles, problems }) => (
        <>
          {problems.map(({ file, path, expected, hint }) => (
            <Alert
              key={`${file} ${path}`}
              type="error"
              showIcon
              title={POLICIES.problems}
              description={`${file} ${path}：${expected}。${hint}`}
            />
          ))}
          <PageTable title={POLICIES.list} columns={COLUMNS} rows={profiles} keyOf={({ code }) => code} />
        </>
      )}
    </Answered>
  );
}
