import { Typography } from 'antd';
import { Link, useParams } from 'react-router';
import { JOB_KEPT_DAYS } from '../../../../schemas/jobs-kept.js';
import { JOBS } from '../../../../texts/zh-CN/console/jobs.js';
import type { JobLine } from '../../api/answers.js';
import { useJobs } from '../../api/jobs.js';
import { JobView } from '../../jobs/job-view.js';
import { farText } from '../../parts/job-progress.js';
import { jobPath } from '../../parts/paths.js';
import { momentText } from '../../parts/words.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';

/** One's own long work: what goes on, what is over and how it ended; one of them whole where the address names it. */
export function Screen() {
  const { job } = useParams();
  return (
    <>
      <Typography.Title level={1}>{JOBS.title}</Typography.Title>
      {job === undefined ? <All /> : <One id={job} />}
    </>
  );
}

function One({ id }: { id: string }) {
  return (
    <>
      <p className="no-print">
        <Link to="/jobs">{JOBS.toAll}</Link>
      </p>
      <JobView key={id} id={id} />
    </>
  );
}

const COLUMNS: readonly Column<JobLine>[] = [
  {
    key: 'kind',
    title: JOBS.kind,
    value: ({ kind }) => JOBS.kinds[kind],
    cell: ({ id, kind }) => <Link to={jobPath(id)}>{JOBS.kinds[kind]}</Link>,
  },
  { key: 'asked', title: JOBS.askedAt, value: ({ askedAt }) => momentText(askedAt), keep: true },
  { key: 'state', title: JOBS.state, value: ({ state }) => JOBS.states[state] },
  { key: 'far', title: JOBS.far, value: farText },
  {
    key: 'ended',
    title: JOBS.endedAt,
    value: ({ endedAt }) => (endedAt === null ? null : momentText(endedAt)),
    keep: true,
    wideOnly: true,
  },
  { key: 'reason', title: JOBS.reason, value: ({ reason }) => reason, wideOnly: true },
];

function All() {
  const { data, isFetching, error, refetch } = useJobs();
  return (
    <>
      <Typography.Paragraph>{JOBS.lead(JOB_KEPT_DAYS)}</Typography.Paragraph>
      <PageTable
        title={JOBS.title}
        columns={COLUMNS}
        rows={data?.jobs ?? []}
        keyOf={({ id }) => id}
        loading={isFetching}
        error={error}
        retry={refetch}
      />
    </>
  );
}
