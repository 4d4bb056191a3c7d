import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import { MONEY } from '../../../../texts/zh-CN/console/money.js';
import type { CycleAnswer } from '../../api/answers.js';
import { get } from '../../api/call.js';
import { Answered } from '../../parts/states.js';
import { ActsTab } from './acts-tab.js';
import { ApprovalsTab } from './approvals-tab.js';
import { DeadlinesTab } from './deadlines-tab.js';
import { CaseHead } from './head.js';
import { LettersTab } from './letters-tab.js';
import { PaymentsTab } from './payments-tab.js';
import { RecordTab } from './record-tab.js';

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
    { key: 'deadlines', label: CASE.deadlines, children: <DeadlinesTab cycleId={cycleId} /> },
    ...(hasMoney ? [{ key: 'payments', label: MONEY.title, children: <PaymentsTab cycle={cycle} /> }] : []),
    { key: 'acts', label: CASE.acts, children: <ActsTab cycle={cycle} /> },
    { key: 'letters', label: CASE.letters, children: <LettersTab cycleId={cycleId} /> },
    { key: 'record', label: CASE.record, children: <RecordTab cycleId={cycleId} /> },
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
