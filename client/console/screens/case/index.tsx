import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import { MONEY } from '../../../../texts/zh-CN/console/money.js';
import { OVERVIEW } from '../../../../texts/zh-CN/console/overview.js';
import type { CycleAnswer } from '../../api/answers.js';
import { get } from '../../api/call.js';
import { Answered, Loading } from '../../parts/states.js';
import { ApprovalsTab } from './approvals-tab.js';
import { CaseHead } from './head.js';

/** Lists bring the table along: most come for the approval, which needs none. */
const ActsTab = lazy(async () => ({ default: (await import('./acts-tab.js')).ActsTab }));
const DeadlinesTab = lazy(async () => ({ default: (await import('./deadlines-tab.js')).DeadlinesTab }));
const LettersTab = lazy(async () => ({ default: (await import('./letters-tab.js')).LettersTab }));
const OverviewTab = lazy(async () => ({ default: (await import('./overview-tab.js')).OverviewTab }));
const PaymentsTab = lazy(async () => ({ default: (await import('./payments-tab.js')).PaymentsTab }));
const RecordTab = lazy(async () => ({ default: (await import('./record-tab.js')).RecordTab }));

const loaded = (part: ReactNode) => <Suspense fallback={<Loading />}>{part}</Suspense>;

/** One case: what is decided on it, its deadlines, its letters, its record, and what may be done now. */
export function Screen() {
  const { cycleId = '' } = useParams();
  const path = `/api/cycles/${encodeURIComponent(cycleId)}`;
  const query = useQuery({ queryKey: ['cycle', cycleId], queryFn: () => get<CycleAnswer>(path) });
  return <Answered query={query}>{(cycle) => <Case cycle={cycle} />}</Answered>;
}

function Case({ cycle }: { cycle: CycleAnswer }) {
  const [params, setParams] = useSearchParams();
  const { cycleId, state } = cycle;
  const hasMoney = Object.keys(state.payment.tranches).length > 0;
  const tabs = [
    { key: 'approvals', label: CASE.approvals, children: <ApprovalsTab cycleId={cycleId} /> },
    { key: 'deadlines', label: CASE.deadlines, children: loaded(<DeadlinesTab cycleId={cycleId} />) },
    { key: 'overview', label: OVERVIEW.title, children: loaded(<OverviewTab cycleId={cycleId} />) },
    ...(hasMoney ? [{ key: 'payments', label: MONEY.title, children: loaded(<PaymentsTab cycle={cycle} />) }] : []),
    { key: 'acts', label: CASE.acts, children: loaded(<ActsTab cycle={cycle} />) },
    { key: 'letters', label: CASE.letters, children: loaded(<LettersTab cycleId={cycleId} />) },
    { key: 'record', label: CASE.record, children: loaded(<RecordTab cycleId={cycleId} />) },
  ];
  const show = (tab: string) => {
    const next = new URLSearchParams(params);
    next.set('tab', tab);
    setParams(next, { replace: true });
  };
  return (
    <>
      <CaseHead cycle={cycle} />
      <Tabs items={tabs} activeKey={params.get('tab') ?? 'approvals'} onChange={show} destroyOnHidden />
    </>
  );
}
