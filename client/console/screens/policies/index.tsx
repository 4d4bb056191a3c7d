import { Tabs, Typography } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { POLICIES, POLICY_IMPORT } from '../../../../texts/zh-CN/console/policies.js';
import { isMeantFor } from '../../session/session.js';
import { useSession } from '../../session/use-session.js';
import { Compare } from './compare.js';
import { Explained } from './explained.js';
import { PolicyImport } from './import.js';
import { PolicyTable } from './list.js';

/** What holds where: the policies by jurisdiction, each rule with its source, and where two differ. */
export function Screen() {
  const { code } = useParams();
  const [params, setParams] = useSearchParams();
  const administers = isMeantFor(useSession(), ['administrator']);
  if (code !== undefined) return <Explained code={code} />;
  const tabs = [
    { key: 'list', label: POLICIES.list, children: <PolicyTable /> },
    { key: 'compare', label: POLICIES.compare, children: <Compare /> },
    ...(administers ? [{ key: 'import', label: POLICY_IMPORT.tab, children: <PolicyImport /> }] : []),
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
