import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Tag, Typography } from 'antd';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import { STAGE_NAMES } from '../../../../texts/zh-CN/terms.js';
import type { CycleAnswer, DutyPage } from '../../api/answers.js';
import { get, withQuery } from '../../api/call.js';
import { usePeople } from '../../forms/use-people.js';
import { DueTag } from '../../parts/due-tag.js';
import { countyOf } from '../../parts/paths.js';
import { proofOfDuty } from '../../parts/proof.js';
import { ruleName } from '../../parts/words.js';

/** Title, number, stage and the nearest deadline of a case. */
export function CaseHead({ cycle }: { cycle: CycleAnswer }) {
  const { cycleId, title, stage, contractor, officer, openedOn, closedOn } = cycle;
  const { nameOf } = usePeople(countyOf(cycleId));
  const facts = [
    [CASE.officer, officer === null ? null : nameOf(officer)],
    [CASE.contractor, contractor],
    [CASE.opened, openedOn],
    [CASE.closed, closedOn],
  ].filter(([, value]) => value !== null);
  return (
    <header className="case-head">
      <div>
        <Typography.Title level={1}>{title}</Typography.Title>
        <p className="case-facts">
          <span>{cycleId}</span>
          <Tag>{STAGE_NAMES[stage]}</Tag>
          {facts.map(([label, value]) => (
            <span key={label}>
              {label}：{value}
            </span>
          ))}
        </p>
        <NextDue cycleId={cycleId} />
      </div>
      <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
        {CASE.printCase}
      </Button>
    </header>
  );
}

/** The duty that is due first, of those that still ask for something. */
function NextDue({ cycleId }: Pick<CycleAnswer, 'cycleId'>) {
  const path = withQuery(`/api/cycles/${cycleId}/obligations`, { live: 'true', limit: 1 });
  const { data } = useQuery({ queryKey: ['next-due', cycleId], queryFn: () => get<DutyPage>(path) });
  const next = data?.obligations[0];
  if (next === undefined) return null;
  return (
    <p className="case-facts">
      <span>
        {CASE.nextDue}：{ruleName(next.rule)}
      </span>
      <DueTag
        due={next.due}
        slack={next.slackWd}
        overdue={next.status === 'breached'}
        provisional={next.certainty === 'provisional'}
        proof={proofOfDuty(cycleId, next.id, ruleName(next.rule))}
      />
    </p>
  );
}
