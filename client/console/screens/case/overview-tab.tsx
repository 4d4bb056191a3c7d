import { useQuery } from '@tanstack/react-query';
import type { CycleId } from '../../../../domain/ids.js';
import { ganttPicture } from '../../../../render/svg/gantt.js';
import { OVERVIEW } from '../../../../texts/zh-CN/console/overview.js';
import { get } from '../../api/call.js';
import type { CycleTimeline } from '../../api/cycle-answers.js';
import { DueTag } from '../../parts/due-tag.js';
import { proofOfDuty } from '../../parts/proof.js';
import { Answered } from '../../parts/states.js';
import { Figure } from '../../svg/figure.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { type OverviewLine, overviewLines } from './overview-lines.js';

const columnsOf = (cycleId: CycleId): readonly Column<OverviewLine>[] => [
  { key: 'kind', title: OVERVIEW.kind, value: ({ kind }) => OVERVIEW.kinds[kind], keep: true },
  { key: 'matter', title: OVERVIEW.matter, value: ({ matter }) => matter },
  {
    key: 'planned',
    title: OVERVIEW.planned,
    value: ({ planned }) => planned,
    cell: ({ planned, due, matter }) =>
      due === null ? (
        planned
      ) : (
        <DueTag
          due={due.on}
          overdue={due.late}
          provisional={due.provisional}
          proof={proofOfDuty(cycleId, due.obligation, matter)}
        />
      ),
  },
  { key: 'actual', title: OVERVIEW.actual, value: ({ actual }) => actual },
  { key: 'result', title: OVERVIEW.result, value: ({ result }) => result },
];

/** One cycle as a Gantt: planned and actual, payments, evaluations, the next decision; beside it the same as a table. */
export function OverviewTab({ cycleId }: { cycleId: CycleId }) {
  const query = useQuery({
    queryKey: ['overview', cycleId],
    queryFn: () => get<CycleTimeline>(`/api/cycles/${cycleId}/timeline`),
  });
  return <Answered query={query}>{(timeline) => <Overview cycleId={cycleId} timeline={timeline} />}</Answered>;
}

function Overview({ cycleId, timeline }: { cycleId: CycleId; timeline: CycleTimeline }) {
  const lines = overviewLines(timeline);
  const { today, closedOn } = timeline;
  const rows = lines.map(({ row }) => row);
  return (
    <div className="overview">
      {closedOn !== null && <p>{OVERVIEW.closedOn(closedOn)}</p>}
      <Figure picture={ganttPicture({ title: OVERVIEW.picture, rows, today, todayWord: OVERVIEW.today })} />
      <p className="hint">{OVERVIEW.legend}</p>
      <PageTable title={OVERVIEW.title} columns={columnsOf(cycleId)} rows={lines} keyOf={({ key }) => key} />
    </div>
  );
}
