import { useQuery } from '@tanstack/react-query';
import { Card, Typography } from 'antd';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { NEAR_WD } from '../../../../domain/calendar/near.js';
import { WORK } from '../../../../texts/zh-CN/console/work.js';
import type { StuckAnswer, Todo } from '../../api/answers.js';
import { get } from '../../api/call.js';
import { Answered, Loading, Nothing } from '../../parts/states.js';
import { isMeantFor } from '../../session/session.js';
import { useSession } from '../../session/use-session.js';
import { DueLines } from './due-lines.js';
import { Shortcuts } from './shortcuts.js';

/** A contractor's people come for what they owe and have; the code is loaded for them alone. */
const Portal = lazy(async () => ({ default: (await import('../portal/portal.js')).Portal }));

/** The first page: of an office its workbench, of a contractor its portal. */
export function Screen() {
  if (!isMeantFor(useSession(), ['contractor'])) return <Workbench />;
  return (
    <Suspense fallback={<Loading />}>
      <Portal title={WORK.home} />
    </Suspense>
  );
}

/** How much waits, what is due next, and where to go. */
function Workbench() {
  const query = useQuery({ queryKey: ['todo'], queryFn: () => get<Todo>('/api/todo') });
  return (
    <>
      <Typography.Title level={1}>{WORK.home}</Typography.Title>
      <Answered query={query}>{(todo) => <Overview todo={todo} />}</Answered>
      <Shortcuts />
    </>
  );
}

function Overview({ todo: { tasks, duties } }: { todo: Todo }) {
  const lines = [...tasks, ...duties];
  const late = tasks.filter(({ overdue }) => overdue).length + duties.filter(isBreached).length;
  const soon = lines.filter(({ slackWd }) => slackWd !== null && slackWd >= 0 && slackWd <= NEAR_WD).length;
  return (
    <>
      <ul className="counts" aria-label={WORK.counts}>
        <Count label={WORK.countTodo} count={tasks.length} to="/todo" />
        <Count label={WORK.countOverdue} count={late} to="/todo?lamp=red" />
        <Count label={WORK.countSoon} count={soon} to="/todo?lamp=yellow" />
        <StuckCount />
      </ul>
      <Card title={WORK.nextDuties} size="small">
        {lines.length === 0 ? <Nothing text={WORK.noDuties} /> : <DueLines tasks={tasks} duties={duties} />}
      </Card>
    </>
  );
}

const isBreached = ({ status }: Todo['duties'][number]) => status === 'breached';

function Count({ label, count, to }: { label: string; count: number; to: string }) {
  return (
    <li>
      <Link to={to}>
        <strong>{count}</strong>
        <span>{label}</span>
      </Link>
    </li>
  );
}

/** Only whoever frees what is stuck is told how much there is. */
function StuckCount() {
  const administers = isMeantFor(useSession(), ['administrator']);
  const { data } = useQuery({
    queryKey: ['stuck-count'],
    queryFn: () => get<StuckAnswer>('/api/stuck?limit=1'),
    enabled: administers,
  });
  return administers && data !== undefined ? <Count label={WORK.countStuck} count={data.total} to="/stuck" /> : null;
}
