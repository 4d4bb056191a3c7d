import { Progress } from 'antd';
import { JOBS } from '../../../texts/zh-CN/console/jobs.js';
import type { JobLine } from '../api/answers.js';
import { useJob, useJobs } from '../api/jobs.js';

/** How far long work is: a bar, and in words so many of so many, refused ones apart. */
export function JobProgress({ job }: { job: JobLine }) {
  const { kind, parts, done, refused, failed, endedAt } = job;
  const over = done + refused + failed;
  const percent = parts === null || parts === 0 ? 0 : Math.floor((over * 100) / parts);
  const words = JOBS.progress({ over, parts, not: refused + failed });
  return (
    <section aria-label={JOBS.kinds[kind]} aria-live="polite" className="job-progress">
      <p>
        {JOBS.kinds[kind]}：{endedAt === null ? JOBS.underWay : JOBS.over}，{words}
      </p>
      <Progress percent={endedAt === null ? percent : 100} aria-label={words} showInfo={false} />
    </section>
  );
}

/** Work of that kind that still goes on: it is here again when the page is. */
export function JobsUnderWay({ kind }: { kind: JobLine['kind'] }) {
  const { data } = useJobs();
  const running = (data?.jobs ?? []).filter((job) => job.kind === kind && job.endedAt === null);
  return running.map(({ id }) => <OneUnderWay key={id} id={id} />);
}

function OneUnderWay({ id }: { id: string }) {
  const { data } = useJob(id);
  return data === undefined ? null : <JobProgress job={data} />;
}
