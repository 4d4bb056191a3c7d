import { expect, test } from '@jest/globals';
import type { Outlook } from '../../client/calendar/outlook.js';
import type { NoticeProgress } from '../../client/calendar/spread.js';
import type { ListedProfile } from '../../client/cli/policy-list.js';
import type * as accounts from '../../client/console/api/account-answers.js';
import type { Numbered, RebuildAhead as ToldAhead } from '../../client/console/api/answers.js';
import type * as people from '../../client/console/api/directory-answers.js';
import type { CoverageAnswer, FiguresAnswer } from '../../client/console/api/figures-answers.js';
import type { SheetAnswer } from '../../client/console/api/import-answers.js';
import type * as law from '../../client/console/api/policy-answers.js';
import type * as told from '../../client/console/api/register-answers.js';
import type { CountyYear } from '../../client/county-year.js';
import type { DirectoryOutlook, DirectoryProgress } from '../../client/directory/desk.js';
import type { toldHandOver, toldUndo } from '../../client/directory/hand-over-words.js';
import type { OwnEntries } from '../../client/directory/own-entries.js';
import type { Figures } from '../../client/figures.js';
import type { AccountLine, FirstPassword } from '../../client/identity/types.js';
import type { RebuildAhead } from '../../client/jobs/types.js';
import type { PublishedProfile } from '../../client/policies/desk.js';
import type { PolicyOutlook } from '../../client/policies/outlook.js';
import type { worded, wordedDiff } from '../../client/screens/policy-words.js';
import type { NoticePreview } from '../../client/screens/preview.js';
import type { NoticeOffered } from '../../client/screens/readdressing.js';
import type { ImportReport } from '../../client/sheet/report-types.js';
import type { ApiToken } from '../../store/registry/identity/tokens.js';
import type { SavedView } from '../../store/registry/own-notes.js';
import type { LedgerPage } from '../../store/views/lists/ledgers.js';
import type { MailRow } from '../../store/views/lists/mails.js';
import type { Page } from '../../store/views/lists/paging.js';
import type { NoticesPage } from '../../store/views/notices.js';

/** True where whatever the server answers is what the screens read; else the compiler stops here. */
type Holds<Server extends Screens, Screens> = [Server, Screens] extends never ? false : true;

const HELD: readonly true[] = [
  true satisfies Holds<LedgerPage, told.LedgerAnswer>,
  true satisfies Holds<SavedView, told.SavedView>,
  true satisfies Holds<Omit<NoticesPage, 'notices'> & { notices: NoticeOffered[] }, told.NoticesInCounty>,
  true satisfies Holds<Page<MailRow>, Numbered<told.MailOfCase>>,
  true satisfies Holds<DirectoryOutlook, people.DirectoryOutlook>,
  true satisfies Holds<DirectoryProgress, people.DirectoryProgress>,
  true satisfies Holds<OwnEntries, people.OwnEntries>,
  true satisfies Holds<ReturnType<typeof toldHandOver>, people.HandOverReport>,
  true satisfies Holds<ReturnType<typeof toldUndo>, people.UndoHandOverReport>,
  true satisfies Holds<ListedProfile, law.PolicyList['profiles'][number]>,
  true satisfies Holds<ReturnType<typeof worded>, Omit<law.PolicyExplained, 'sources'>>,
  true satisfies Holds<ReturnType<typeof wordedDiff>, Pick<law.PolicyDifferences, 'params' | 'rules'>>,
  true satisfies Holds<Outlook, law.NoticeOutlook>,
  true satisfies Holds<NoticeProgress, law.NoticeProgress>,
  true satisfies Holds<PolicyOutlook, law.PolicyOutlook>,
  true satisfies Holds<PublishedProfile, law.PublishedProfile>,
  true satisfies Holds<AccountLine, accounts.AccountLine>,
  true satisfies Holds<FirstPassword, accounts.FirstPassword>,
  true satisfies Holds<ApiToken, accounts.TokenLine>,
  true satisfies Holds<Figures, FiguresAnswer>,
  true satisfies Holds<CountyYear, CoverageAnswer>,
  true satisfies Holds<ImportReport, SheetAnswer>,
  true satisfies Holds<RebuildAhead, ToldAhead>,
  true satisfies Holds<NoticePreview, told.NoticePreview>,
];

test('what the screens of the registers read is what the server answers', () => {
  expect(HELD.every((each) => each)).toBe(true);
});
