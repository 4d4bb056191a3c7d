import { expect, test } from '@jest/globals';
import type * as told from '../../client/console/api/answers.js';
import type { Session as ToldSession, Ways as ToldWays } from '../../client/console/session/session.js';
import type { Accepted } from '../../client/cycles.js';
import type { ApprovalAnswer } from '../../client/http/approval-routes.js';
import type { Session, Ways } from '../../client/identity/types.js';
import type { Mine } from '../../client/screens/mine.js';
import type { InvolvedRow, StartedRow } from '../../client/screens/own-lists.js';
import type { WithSlack } from '../../client/slack.js';
import type { Timeline } from '../../client/timeline.js';
import type { Approvals } from '../../store/views/approvals.js';
import type { Page } from '../../store/views/lists/paging.js';
import type { NoticeLine } from '../../store/views/notices.js';
import type { ObligationLine } from '../../store/views/obligations.js';
import type { StuckLine } from '../../store/views/stuck.js';
import type { TaskLine } from '../../store/views/todo.js';

/** True where whatever the server answers is what the screens read; else the compiler stops here. */
type Holds<Server extends Screens, Screens> = [Server, Screens] extends never ? false : true;

const HELD: readonly true[] = [
  true satisfies Holds<WithSlack<TaskLine> & { stayWd: number | null }, told.TaskLine>,
  true satisfies Holds<WithSlack<ObligationLine>, told.DutyLine>,
  true satisfies Holds<Page<InvolvedRow>, told.Numbered<told.InvolvedLine>>,
  true satisfies Holds<Page<StartedRow>, told.Numbered<told.InvolvedLine>>,
  true satisfies Holds<Approvals, told.ApprovalsAnswer>,
  true satisfies Holds<ApprovalAnswer, told.ApprovalAnswer>,
  true satisfies Holds<{ approvals: Timeline[] }, told.TimelineAnswer>,
  true satisfies Holds<NoticeLine, told.NoticeLine>,
  true satisfies Holds<StuckLine, Omit<told.StuckLine, 'words'>>,
  true satisfies Holds<Mine, told.MineAnswer>,
  true satisfies Holds<Accepted, told.Accepted>,
  true satisfies Holds<Session, ToldSession>,
  true satisfies Holds<Ways, ToldWays>,
];

test('what the screens read is what the server answers', () => {
  expect(HELD.every((each) => each)).toBe(true);
});
