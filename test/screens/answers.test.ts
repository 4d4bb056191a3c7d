import { expect, test } from '@jest/globals';
import type * as told from '../../client/console/api/answers.js';
import type { Session as ToldSession, Ways as ToldWays } from '../../client/console/session/session.js';
import type { Accepted } from '../../client/cycles.js';
import type { ApprovalAnswer } from '../../client/http/approval-routes.js';
import type { CourseAnswer, FactsAnswer } from '../../client/http/cycle-routes.js';
import type { EngineOffersAnswer } from '../../client/http/operate-routes.js';
import type { Session, Ways } from '../../client/identity/types.js';
import type { EngineRepaired } from '../../client/operate.js';
import type { RunningState } from '../../client/running.js';
import type { Origin } from '../../client/screens/audit-origin.js';
import type { CalendarMonth } from '../../client/screens/calendar.js';
import type { WithSlack } from '../../client/screens/days.js';
import type { BoardLine, Workbench } from '../../client/screens/deadlines.js';
import type { Filings } from '../../client/screens/filings.js';
import type { CountyName } from '../../client/screens/looking.js';
import type { Mine } from '../../client/screens/mine.js';
import type { InboxLine, InvolvedRow, StartedRow } from '../../client/screens/own-lists.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { Feed } from '../../store/registry/calendar-feeds.js';
import type { AccessPage } from '../../store/registry/identity/access-log.js';
import type { Approvals } from '../../store/views/approvals.js';
import type { VerifiedPage } from '../../store/views/chain.js';
import type { JobDetail, JobLine } from '../../store/views/jobs.js';
import type { AuditChange, AuditFact } from '../../store/views/lists/audit.js';
import type { LaneCount } from '../../store/views/lists/board.js';
import type { Page } from '../../store/views/lists/paging.js';
import type { ObligationLine } from '../../store/views/obligations.js';
import type { StuckLine } from '../../store/views/stuck.js';
import type { PolicyLine } from '../../store/views/todo.js';

/** True where whatever the server answers is what the screens read; else the compiler stops here. */
type Holds<Server extends Screens, Screens> = [Server, Screens] extends never ? false : true;

const HELD: readonly true[] = [
  true satisfies Holds<Page<InboxLine>, told.Numbered<told.TaskLine>>,
  true satisfies Holds<WithSlack<ObligationLine>, told.DutyLine>,
  true satisfies Holds<PolicyLine, told.PolicyLine>,
  true satisfies Holds<Workbench, told.Workbench>,
  true satisfies Holds<EngineRepaired, told.EngineRepaired>,
  true satisfies Holds<EngineOffersAnswer, told.EngineOffersAnswer>,
  true satisfies Holds<Page<BoardLine>, told.Numbered<told.BoardLine>>,
  true satisfies Holds<{ counts: LaneCount[]; soonBy: PlainDate }, told.BoardCounts>,
  true satisfies Holds<Page<AuditFact & { origin: Origin }>, told.Numbered<told.AuditLine>>,
  true satisfies Holds<VerifiedPage, told.ChainAnswer>,
  true satisfies Holds<Page<AuditChange>, told.Numbered<told.RegisterChange>>,
  true satisfies Holds<AccessPage, told.AccessAnswer>,
  true satisfies Holds<RunningState, told.RunningState>,
  true satisfies Holds<CalendarMonth, told.CalendarMonth>,
  true satisfies Holds<{ feed: Feed | null }, told.FeedAnswer>,
  true satisfies Holds<Page<InvolvedRow>, told.Numbered<told.InvolvedLine>>,
  true satisfies Holds<Page<StartedRow>, told.Numbered<told.InvolvedLine>>,
  true satisfies Holds<Approvals, told.ApprovalsAnswer>,
  true satisfies Holds<ApprovalAnswer, told.ApprovalAnswer>,
  true satisfies Holds<CourseAnswer, told.TimelineAnswer>,
  true satisfies Holds<FactsAnswer, told.FactsAnswer>,
  true satisfies Holds<StuckLine, Omit<told.StuckLine, 'words'>>,
  true satisfies Holds<Mine, told.MineAnswer>,
  true satisfies Holds<Filings, told.FilingsAnswer>,
  true satisfies Holds<{ counties: CountyName[] }, told.CountiesAnswer>,
  true satisfies Holds<Accepted, told.Accepted>,
  true satisfies Holds<{ jobs: JobLine[] }, told.JobsAnswer>,
  true satisfies Holds<JobDetail, told.JobAnswer>,
  true satisfies Holds<Session, ToldSession>,
  true satisfies Holds<Ways, ToldWays>,
];

test('what the screens read is what the server answers', () => {
  expect(HELD.every((each) => each)).toBe(true);
});
