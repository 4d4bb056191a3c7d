import { useQuery } from '@tanstack/react-query';
import { Alert, Tabs, Typography } from 'antd';
import { useSearchParams } from 'react-router';
import { PORTAL } from '../../../../texts/zh-CN/console/portal.js';
import type { MineAnswer } from '../../api/answers.js';
import { get } from '../../api/call.js';
import { Answered } from '../../parts/states.js';
import { PastActs } from './acts.js';
import { Cases } from './cases.js';
import { Contracts } from './contracts.js';
import { Duties } from './duties.js';
import { Payments } from './payments.js';
import { Reports } from './reports.js';
import { Workers } from './workers.js';

/** What an outside party owes, has and did, over every county that knows its contact. */
export function Portal({ title }: { title: string }) {
  const query = useQuery({ queryKey: ['mine'], queryFn: () => get<MineAnswer>('/api/mine') });
  return (
    <>
      <Typography.Title level={1}>{title}</Typography.Title>
      <Answered query={query}>{(mine) => <Parts mine={mine} />}</Answered>
    </>
  );
}

function Parts({ mine }: { mine: MineAnswer }) {
  const [params, setParams] = useSearchParams();
  const { kind, counties, cases, deadlines, reports, payments, workers } = mine;
  const counted = (name: string, lines: readonly unknown[]) => `${name}（${lines.length}）`;
  const ofContractor = [
    { key: 'reports', label: counted(PORTAL.reports, reports), children: <Reports mine={mine} /> },
    { key: 'payments', label: counted(PORTAL.payments, payments), children: <Payments mine={mine} /> },
    { key: 'workers', label: counted(PORTAL.workers, workers), children: <Workers mine={mine} /> },
    { key: 'contracts', label: PORTAL.contracts, children: <Contracts mine={mine} /> },
  ];
  const tabs = [
    { key: 'duties', label: counted(PORTAL.duties, deadlines), children: <Duties mine={mine} /> },
    ...(kind === 'contractor' ? ofContractor : []),
    { key: 'cases', label: counted(PORTAL.cases, cases), children: <Cases mine={mine} /> },
    { key: 'acts', label: PORTAL.acts, children: <PastActs of={mine} /> },
  ];
  if (counties.length === 0) return <Alert type="warning" showIcon title={PORTAL.noParty} />;
  return (
    <>
      <p className="case-facts">{PORTAL.counties(counties.map(({ name }) => name).join('、'))}</p>
      <Tabs
        items={tabs}
        activeKey={params.get('part') ?? 'duties'}
        onChange={(part) => setParams({ part }, { replace: true })}
        destroyOnHidden
      />
    </>
  );
}
