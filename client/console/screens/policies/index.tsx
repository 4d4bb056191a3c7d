import { Tabs, Typography } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { POLICIES } from '../../../../texts/zh-CN/console/policies.js';
import { Compare } from './compare.js';
import { Explained } from './explained.js';
import { PolicyTable } from './list.js';

/** What holds where: the policies by jurisdiction, each rule with its source, and where two differ. */
export function Screen() {
  const { code } = useParams();
  const [params, setParams] = useSearchParams();
  if (code !== undefined) return <Explained code={code} />;
  const tabs = [
    { key: 'list', label: POLICIES.list, children: <PolicyTable /> },
    { key: 'compare', label: POLICIES.compare, children: <Compare /> },
  ];
  return (
    <>
      <Typography.Title level={1}>{POLICIES.title}</Typography.Title>
      <Tabs
        items={tabs}
        activeKey={params.get('tab') ?? 'list'}
        onChange={(tab) => setParams({ tab }, { replace: true })}
        destroyOnHidden
      />
    </>
  );
}
