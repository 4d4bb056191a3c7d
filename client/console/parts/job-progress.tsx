import { Progress } from 'antd';
import { Link } from 'react-router';
import { JOBS } from '../../../texts/zh-CN/console/jobs.js';
import type { JobLine } from '../api/answers.js';
import { useJob, useJobs } from '../api/jobs.js';
import { jobPath } from './paths.js';

/** How far long work is, in words: so many of so many, refused ones apart. */
export function farText({ parts, done, refused, failed }: JobLine): string {
  return JOBS.progress({ over: done + refused + failed, parts, not: refused + failed });
}

/** How far long work is: a bar, and in words. */
export function JobProgress({ job }: { job: JobLine }) {
  const { kind, state, parts, done, refused, failed } = job;
  const percent = parts === null || parts === 0 ? 0 : Math.floor(((done + refused + failed) * 100) / parts);
  const words = farText(job);
  return (
    <section aria-label={JOBS.kinds[kind]} aria-live="polite" className="job-progress">
      <p>
        {JOBS.kinds[kind]}：{JOBS.states[state]}，{words}
      </p>
      <Progress percent={state === 'ended' ? 100 : percent} aria-label={words} showInfo={false} />
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
  if (data === undefined) return null;
  return (
    <>
      <JobProgress job={data} />
      <Link to={jobPath(id)}>{JOBS.details}</Link>
    </>
  );
}
