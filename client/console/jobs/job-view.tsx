import { Link } from 'react-router';
import { JOBS } from '../../../texts/zh-CN/console/jobs.js';
import type { JobAnswer } from '../api/answers.js';
import { useJob } from '../api/jobs.js';
import { JobProgress } from '../parts/job-progress.js';
import { casePath } from '../parts/paths.js';
import { Answered } from '../parts/states.js';
import { momentText } from '../parts/words.js';
import type { Column } from '../table/column.js';
import { PageTable } from '../table/page-table.js';
import { AgainButton } from './again-button.js';
import { FaultTable } from './fault-table.js';
import { faultsOf, outcomeText, reasonText } from './results.js';

type Item = JobAnswer['items'][number];

/** One piece of long work: how far it is, what became of each part and why, and beginning again what was not done. */
export function JobView({ id }: { id: string }) {
  const query = useJob(id);
  return <Answered query={query}>{(job) => <Shown job={job} />}</Answered>;
}

function Shown({ job }: { job: JobAnswer }) {
  const { askedAt, endedAt, reason, kind } = job;
  const lines = [
    [JOBS.kind, JOBS.kinds[kind]],
    [JOBS.askedAt, momentText(askedAt)],
    [JOBS.endedAt, endedAt === null ? '' : momentText(endedAt)],
    [JOBS.reason, reason ?? ''],
  ].filter(([, said]) => said !== '');
  return (
    <div className="outcome">
      <JobProgress job={job} />
      <dl className="content-lines">
        {lines.map(([name, said]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      {job.mayAgain && <AgainButton job={job} />}
      {isFileGone(job) && <p>{JOBS.forgotten}</p>}
      <FaultTable faults={faultsOf(job)} />
      <h2>{JOBS.items}</h2>
      <PageTable
        title={JOBS.items}
        columns={columnsOf(job)}
        rows={job.items}
        keyOf={({ n }) => String(n)}
        emptyText={JOBS.noItems}
      />
    </div>
  );
}

/** Something was not done, and the sheet it came with is not there to begin again from. */
function isFileGone({ kind, state, mayAgain, refused, failed }: JobAnswer): boolean {
  return kind === 'import' && state === 'ended' && !mayAgain && refused + failed > 0;
}

function columnsOf(job: JobAnswer): Column<Item>[] {
  return [
    { key: 'n', title: JOBS.number, value: ({ n }) => n, align: 'right', wideOnly: true },
    { key: 'part', title: JOBS.part, value: ({ title }) => title },
    {
      key: 'cycle',
      title: JOBS.cycle,
      value: ({ cycleId }) => cycleId,
      cell: ({ cycleId }) => cycleId !== null && <Link to={casePath(cycleId)}>{cycleId}</Link>,
      keep: true,
    },
    { key: 'outcome', title: JOBS.outcome, value: outcomeText, cell: (item) => <Outcome item={item} />, keep: true },
    { key: 'why', title: JOBS.why, value: (item) => reasonText(job, item) },
  ];
}

const LOOKS = { done: 'due-green', refused: 'due-red', failed: 'due-red' } as const;
const SIGNS = { done: '✓', refused: '✕', failed: '✕' } as const;

/** Sign, word and colour. */
function Outcome({ item }: { item: Item }) {
  const { outcome } = item;
  if (outcome === null) return <span className="due due-grey">… {outcomeText(item)}</span>;
  return (
    <span className={`due ${LOOKS[outcome]}`}>
      <span aria-hidden="true">{SIGNS[outcome]}</span> {outcomeText(item)}
    </span>
  );
}
