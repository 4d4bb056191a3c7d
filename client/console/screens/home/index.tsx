import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Typography } from 'antd';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { WORK } from '../../../../texts/zh-CN/console/work.js';
import type { Numbered, TaskLine, Workbench } from '../../api/answers.js';
import { get } from '../../api/call.js';
import { Answered, Loading, Nothing } from '../../parts/states.js';
import { isMeantFor } from '../../session/session.js';
import { useSession } from '../../session/use-session.js';
import { DueLines } from './due-lines.js';
import { Shortcuts } from './shortcuts.js';

const WORKBENCH = '/api/workbench';
const FIRST_TASKS = '/api/todo/tasks?limit=10';

/** People of outside parties come for what they owe and have; the code is loaded for them alone. */
const Portal = lazy(async () => ({ default: (await import('../portal/portal.js')).Portal }));

/** The first page: of an office its workbench, of an outside party its portal. */
export function Screen() {
  if (!isMeantFor(useSession(), ['outside'])) return <Office />;
  return (
    <Suspense fallback={<Loading />}>
      <Portal title={WORK.home} />
    </Suspense>
  );
}

/** The workbench: how much waits, what is due next, and where to go. */
function Office() {
  const query = useQuery({ queryKey: [WORKBENCH], queryFn: () => get<Workbench>(WORKBENCH) });
  const tasks = useQuery({ queryKey: [FIRST_TASKS], queryFn: () => get<Numbered<TaskLine>>(FIRST_TASKS) });
  return (
    <>
      <Typography.Title level={1}>{WORK.home}</Typography.Title>
      <Answered query={query}>{(workbench) => <Counts workbench={workbench} />}</Answered>
      <Card title={WORK.nextDuties} size="small">
        <Answered query={tasks}>
          {({ rows }) => <NextDue tasks={rows} duties={query.data?.nextDeadlines ?? []} />}
        </Answered>
      </Card>
      <Shortcuts />
    </>
  );
}

function NextDue({ tasks, duties }: Parameters<typeof DueLines>[0]) {
  return tasks.length + duties.length === 0 ? (
    <Nothing text={WORK.noDuties} />
  ) : (
    <DueLines tasks={tasks} duties={duties} />
  );
}

/** Of tasks and duties together; only whoever frees what is stuck is told how much there is. */
function Counts({ workbench: { tasks, duties, stuck, copiesUnread, calendar } }: { workbench: Workbench }) {
  const administers = isMeantFor(useSession(), ['administrator']);
  return (
    <>
      <CalendarNotice {...calendar} />
      <ul className="counts" aria-label={WORK.counts}>
        <Count label={WORK.countTodo} count={tasks.total} to="/todo" />
        <Count label={WORK.countOverdue} count={tasks.overdue + duties.overdue} to="/todo?lanes=overdue" />
        <Count label={WORK.countSoon} count={tasks.soon + duties.soon} to="/todo?lanes=soon" />
        {copiesUnread > 0 && <Count label={WORK.countCopies} count={copiesUnread} to="/copied" />}
        {administers && stuck !== null && <Count label={WORK.countStuck} count={stuck} to="/stuck" />}
      </ul>
    </>
  );
}

/** Said to whoever can import it; others see on each day that it may move. */
function CalendarNotice({ thisYearMissing, nextYearMissing }: Workbench['calendar']) {
  const concerned = isMeantFor(useSession(), ['officer', 'administrator']);
  if (!concerned || !(thisYearMissing || nextYearMissing)) return null;
  return (
    <Alert
      type={thisYearMissing ? 'warning' : 'info'}
      showIcon
      className="failure"
      title={thisYearMissing ? WORK.calendarMissing : WORK.nextYearMissing}
      action={<Link to="/calendar">{WORK.toCalendar}</Link>}
    />
  );
}

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
