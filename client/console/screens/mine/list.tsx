import { Typography } from 'antd';
import { WORK } from '../../../../texts/zh-CN/console/work.js';
import type { InvolvedLine } from '../../api/answers.js';
import type { Column } from '../../table/column.js';
import { useFilters } from '../../table/filters.js';
import { PageTable } from '../../table/page-table.js';
import { SavedViews } from '../../table/saved-views.js';
import { useNumberedPages } from '../../table/use-numbered-pages.js';
import { COLUMNS } from './columns.js';
import { FILTERS } from './filters.js';
import { MarkAllRead } from './mark-all-read.js';
import { StartedActs } from './started-acts.js';

/** One of the three lists of one's own approvals. */
export function MineList({ acts }: { acts: keyof typeof COLUMNS }) {
  const [values] = useFilters();
  const filters = FILTERS[acts];
  const asked = Object.fromEntries(filters.map(({ name }) => [name, values[name]]));
  const pages = useNumberedPages<InvolvedLine>(`/api/${acts}`, asked);
  const own: readonly Column<InvolvedLine>[] = COLUMNS[acts];
  const columns = acts === 'started' ? [...own, STARTED_ACTS] : own;
  return (
    <>
      <Typography.Title level={1}>{WORK[acts]}</Typography.Title>
      <PageTable
        title={WORK[acts]}
        columns={columns}
        keyOf={(line) => `${line.cycleId}/${line.seq}`}
        filters={filters}
        rowClass={({ unread }) => (acts === 'copied' && unread ? 'unread' : '')}
        tools={
          <>
            <SavedViews list={acts} />
            {acts === 'copied' && <MarkAllRead />}
          </>
        }
        {...pages}
      />
    </>
  );
}

const STARTED_ACTS: Column<InvolvedLine> = {
  key: 'act',
  title: WORK.act,
  value: () => null,
  cell: (line) => <StartedActs line={line} />,
};
