import { Typography } from 'antd';
import { WORK } from '../../../../texts/zh-CN/console/work.js';
import type { InvolvedLine } from '../../api/answers.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { useNumberedPages } from '../../table/use-numbered-pages.js';
import { COLUMNS } from './columns.js';
import { MarkAllRead } from './mark-all-read.js';
import { StartedActs } from './started-acts.js';

/** One of the three lists of one's own approvals. */
export function MineList({ acts }: { acts: keyof typeof COLUMNS }) {
  const pages = useNumberedPages<InvolvedLine>(`/api/${acts}`, {});
  const own: readonly Column<InvolvedLine>[] = COLUMNS[acts];
  const columns = acts === 'started' ? [...own, STARTED_ACTS] : own;
  return (
    <>
      <Typography.Title level={1}>{WORK[acts]}</Typography.Title>
      <PageTable
        title={WORK[acts]}
        columns={columns}
        keyOf={(line) => `${line.cycleId}/${line.seq}`}
        rowClass={({ unread }) => (acts === 'copied' && unread ? 'unread' : '')}
        {...(acts === 'copied' && { tools: <MarkAllRead /> })}
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
