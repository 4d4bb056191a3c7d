import type { CycleId } from '../../../../domain/ids.js';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import { basisText } from '../../../../texts/zh-CN/sources.js';
import { subjectText } from '../../../../texts/zh-CN/subjects.js';
import { STATUS_NAMES } from '../../../../texts/zh-CN/terms.js';
import type { DutyLine, DutyPage } from '../../api/answers.js';
import { DueTag } from '../../parts/due-tag.js';
import { proofOfDuty } from '../../parts/proof.js';
import { ownerName, ruleName } from '../../parts/words.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { usePages } from '../../table/use-pages.js';

const LIVE: readonly DutyLine['status'][] = ['waiting', 'open', 'suspended', 'breached'];

const COLUMNS: readonly Column<DutyLine>[] = [
  { key: 'rule', title: CASE.thing, value: ({ rule, subject }) => `${ruleName(rule)}（${subjectText(subject)}）` },
  { key: 'owner', title: CASE.owner, value: ({ owner }) => ownerName(owner) },
  {
    key: 'due',
    title: CASE.due,
    value: ({ due }) => due,
    cell: (line) => (
      <DueTag
        due={line.due}
        slack={LIVE.includes(line.status) ? line.slackWd : null}
        overdue={line.status === 'breached' || line.status === 'metLate'}
        provisional={line.certainty === 'provisional'}
        proof={proofOfDuty(line.cycleId, line.id, ruleName(line.rule))}
      />
    ),
  },
  { key: 'status', title: CASE.status, value: ({ status }) => STATUS_NAMES[status] },
  { key: 'basis', title: CASE.basis, value: ({ basis }) => basisText(basis), wideOnly: true },
];

/** Every duty of a case by due day; each day opens how it was reached. */
export function DeadlinesTab({ cycleId }: { cycleId: CycleId }) {
  const pages = usePages(`/api/cycles/${cycleId}/obligations`, {}, (page: DutyPage) => page.obligations);
  return <PageTable title={CASE.deadlines} columns={COLUMNS} keyOf={({ id }) => id} {...pages} />;
}
