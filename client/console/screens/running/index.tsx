import { CheckCircleOutlined, CloseCircleOutlined, PrinterOutlined, WarningOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Space, Typography } from 'antd';
import { Link } from 'react-router';
import { PARTS } from '../../../../texts/zh-CN/console/parts.js';
import { RUNNING } from '../../../../texts/zh-CN/console/running.js';
import type { RunningState } from '../../api/answers.js';
import { get } from '../../api/call.js';
import { Answered } from '../../parts/states.js';
import { momentText } from '../../parts/words.js';
import { Rebuild } from './rebuild.js';
import { type RunningPart, runningParts } from './sections.js';

/** What the installation stands on: program, engine, second clock, database, letters, disk. */
export function Screen() {
  const query = useQuery({ queryKey: ['/api/running'], queryFn: () => get<RunningState>('/api/running') });
  return (
    <>
      <Typography.Title level={1}>{RUNNING.title}</Typography.Title>
      <Answered query={query}>
        {(state) => (
          <>
            <Space wrap>
              <span>{RUNNING.asOf(momentText(state.at))}</span>
              <Button loading={query.isFetching} onClick={() => void query.refetch()}>
                {RUNNING.again}
              </Button>
              <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
                {PARTS.print}
              </Button>
              <Link to="/stuck">{RUNNING.toStuck}</Link>
            </Space>
            <div className="running">
              {runningParts(state).map((each) => (
                <PartCard key={each.title} part={each} />
              ))}
            </div>
          </>
        )}
      </Answered>
      {/* Its button would move under the hand while what stands above it is read. */}
      {!query.isPending && <Rebuild />}
    </>
  );
}

function PartCard({ part: { title, lines, attend, failed } }: { part: RunningPart }) {
  return (
    <section aria-label={title}>
      <Card size="small" title={<h2>{title}</h2>} extra={<State attend={attend} failed={failed} />}>
        {failed !== null && <Alert type="error" title={RUNNING.failed} description={failed} />}
        {attend !== null && <Alert type="warning" title={attend} />}
        <dl className="content-lines">
          {lines.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </section>
  );
}

/** Sign, word and colour. */
function State({ attend, failed }: Pick<RunningPart, 'attend' | 'failed'>) {
  if (failed !== null)
    return (
      <span className="due due-red">
        <CloseCircleOutlined /> {RUNNING.fails}
      </span>
    );
  return attend === null ? (
    <span className="due due-green">
      <CheckCircleOutlined /> {RUNNING.works}
    </span>
  ) : (
    <span className="due due-yellow">
      <WarningOutlined /> {RUNNING.attend}
    </span>
  );
}
