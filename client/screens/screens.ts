import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { Obligation } from '../../domain/obligations/types.js';
import type { Database } from '../../store/database.js';
import { type VerifiedPage, verifyCounty } from '../../store/views/chain.js';
import {
  type AuditChange,
  type AuditFact,
  type AuditFilter,
  auditChanges,
  auditFacts,
} from '../../store/views/lists/audit.js';
import { cycleDuties } from '../../store/views/lists/board.js';
import { type Ledger, type LedgerFilter, type LedgerPage, ledgerPage } from '../../store/views/lists/ledgers.js';
import { type MailRow, mailsPage } from '../../store/views/lists/mails.js';
import type { Page } from '../../store/views/lists/paging.js';
import type { Directories } from '../callers.js';
import { type CalendarScreen, calendarScreenOn } from './calendar.js';
import { type Deadlines, deadlinesOn } from './deadlines.js';
import { type Filings, filingsOf } from './filings.js';
import type { Looking } from './looking.js';
import { type Mine, type MineAsked, mineOf } from './mine.js';
import { type Notes, notesOn } from './notes.js';
import { type OwnLists, ownListsOn } from './own-lists.js';
import { type NoticePreview, noticePreview } from './preview.js';

/** What the screens of the console read beside single cycles. */
export type Screens = {
  lists: OwnLists;
  deadlines: Deadlines;
  calendar: CalendarScreen;
  notes: Notes;
  ledger(code: RegionCode, ledger: Ledger, filter: LedgerFilter): Promise<LedgerPage>;
  mails(code: RegionCode, of: Parameters<typeof mailsPage>[2]): Promise<Page<MailRow>>;
  /** A notice as its reader sees it; null when it is not there for the caller. */
  notice(looking: Looking, id: number): Promise<NoticePreview | null>;
  /** All duties of a cycle. */
  duties(code: RegionCode, cycleId: CycleId): Promise<Obligation[]>;
  audit: {
    facts(code: RegionCode, filter: AuditFilter): Promise<Page<AuditFact>>;
    verify(code: RegionCode, asked: Parameters<typeof verifyCounty>[2]): Promise<VerifiedPage>;
    changes(code: RegionCode, filter: Parameters<typeof auditChanges>[2]): Promise<Page<AuditChange>>;
  };
  mine(directories: Directories, of: MineAsked): Promise<Mine>;
  filings(directories: Directories, of: Omit<MineAsked, 'allowed'>): Promise<Filings>;
};

/** The screens over the store. */
export function screensOn(db: Database): Screens {
  return {
    lists: ownListsOn(db),
    deadlines: deadlinesOn(db),
    calendar: calendarScreenOn(db),
    notes: notesOn(db),
    ledger: (code, ledger, filter) => ledgerPage(db, code, ledger, filter),
    mails: (code, of) => mailsPage(db, code, of),
    notice: (looking, id) => noticePreview(db, looking, id),
    duties: (code, cycleId) => cycleDuties(db, code, cycleId),
    audit: {
      facts: (code, filter) => auditFacts(db, code, filter),
      verify: (code, asked) => verifyCounty(db, code, asked),
      changes: (code, filter) => auditChanges(db, code, filter),
    },
    mine: (directories, of) => mineOf(db, directories, of),
    filings: (directories, of) => filingsOf(db, directories, of),
  };
}
