import { Typography } from 'antd';
import { WORK } from '../../../../texts/zh-CN/console/work.js';
import type { PersonActLine, PersonActsPage } from '../../api/answers.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { usePages } from '../../table/use-pages.js';
import { COLUMNS } from './columns.js';
import { MarkAllRead } from './mark-all-read.js';
import { StartedActs } from './started-acts.js';

/** One of the three lists of one's own approvals. */
export function MineList({ acts }: { acts: keyof typeof COLUMNS }) {
  const pages = usePages(`/api/mine/${acts}`, {}, (page: PersonActsPage) => page.acts);
  const own: readonly Column<PersonActLine>[] = COLUMNS[acts];
  const columns = acts === 'started' ? [...own, STARTED_ACTS] : own;
  return (
    <>
      <Typography.Title level={1}>{WORK[acts]}</Typography.Title>
      <PageTable
        title={WORK[acts]}
        columns={columns}
        keyOf={(line) => `${line.cycleId}/${line.seq}`}
        rowClass={({ readAt }) => (acts === 'copied' && readAt === null ? 'unread' : '')}
        {...(acts === 'copied' && { tools: <MarkAllRead lines={pages.rows} /> })}
        {...pages}
      />
    </>
  );
}

const STARTED_ACTS: Column<PersonActLine> = {
  key: 'act',
  title: WORK.act,
  value: () => null,
  cell: (line) => <StartedActs line={line} />,
};
