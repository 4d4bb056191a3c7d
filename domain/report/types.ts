import type { AttachmentRef } from '../cycle/common.js';
import type { SubjectId } from '../ids.js';
import type { Disclosure, Recipient, ReportKind } from '../policy/vocabulary.js';

/** `period` is a period subject, e.g. `p:2026-01`, `p:2026-H1`. */
export type ReportBody = { report: ReportKind; period: SubjectId; station?: string; attachments?: AttachmentRef[] };

export type ReportCommands = {
  'submit-report': ReportBody & { to: Recipient[] };
  'receive-report': ReportBody & { by: Recipient };
  'send-report-up': ReportBody & { to: Recipient; copyTo?: Recipient[] };
  'record-disclosure': { year: number; of: Disclosure; medium: string };
};

export type ReportFacts = {
  'period-ended': { period: SubjectId };
  'calendar-year-ended': { year: number };
  'report-submitted': ReportBody & { to: Recipient[] };
  'report-received': ReportBody & { by: Recipient };
  'report-sent-up': ReportBody & { to: Recipient; copyTo?: Recipient[] };
  'disclosure-recorded': { year: number; of: Disclosure; medium: string };
};
