import { useQuery } from '@tanstack/react-query';
import { Tabs, Typography } from 'antd';
import { useSearchParams } from 'react-router';
import { PORTAL } from '../../../../texts/zh-CN/console/portal.js';
import type { MineAnswer } from '../../api/answers.js';
import { get } from '../../api/call.js';
import { Answered } from '../../parts/states.js';
import { Contracts } from './contracts.js';
import { Duties } from './duties.js';
import { Payments } from './payments.js';
import { Reports } from './reports.js';
import { Workers } from './workers.js';

/** What a contractor owes and has, over every county that knows its contact. */
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
  const { counties, deadlines, reports, payments, workers } = mine;
  const counted = (name: string, lines: readonly unknown[]) => `${name}（${lines.length}）`;
  const tabs = [
    { key: 'duties', label: counted(PORTAL.duties, deadlines), children: <Duties mine={mine} /> },
    { key: 'reports', label: counted(PORTAL.reports, reports), children: <Reports mine={mine} /> },
    { key: 'payments', label: counted(PORTAL.payments, payments), children: <Payments mine={mine} /> },
    { key: 'workers', label: counted(PORTAL.workers, workers), children: <Workers mine={mine} /> },
    { key: 'contracts', label: PORTAL.contracts, children: <Contracts mine={mine} /> },
  ];
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
