import type { Instant } from '../../../domain/calendar/instant.js';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import type { Stage } from '../../../domain/cycle/stage.js';
import type { CycleId } from '../../../domain/ids.js';
import type { Occurrence } from '../../../domain/notices/types.js';
import type { DELIVERY_NAMES } from '../../../texts/zh-CN/console/notices.js';
import type { NOTICE_STATE_NAMES } from '../../../texts/zh-CN/terms.js';
import type { Numbered } from './answers.js';

/** What the server answers about registers, as far as screens read it; held by test/screens/register-answers.test.ts. */
export type LedgerLine = {
  cycleId: CycleId;
  cycleTitle: string;
  stage: Stage;
  key: string;
  year: number | null;
  day: PlainDate | null;
  party: string | null;
  fen: number | null;
  doneFen: number | null;
  status: string;
  data: Record<string, string | number | boolean | null>;
};
/** `sums` over all pages. */
export type LedgerAnswer = Numbered<LedgerLine> & { sums: { fen: number; doneFen: number } };
export type SavedView = { list: string; name: string; query: Record<string, string> };

export type NoticeState = keyof typeof NOTICE_STATE_NAMES;
/** A notice as a list has it, of the county or of one case. */
export type MailLine = {
  id: number;
  about: string;
  occurrence: Occurrence;
  recipient: string;
  channel: string;
  address: string;
  notBefore: Instant;
  state: NoticeState;
  lastError: string | null;
};
/** `readdressable`: it did not arrive, and can go to another address now. */
export type NoticeInCounty = MailLine & {
  cycleId: CycleId;
  settledAt: Instant | null;
  wasUnknown: boolean;
  readdressable: boolean;
};
export type NoticesInCounty = { notices: NoticeInCounty[]; next: string | null };
export type Delivery = { at: Instant; outcome: keyof typeof DELIVERY_NAMES; detail: string | null };
export type MailOfCase = MailLine & { deliveries: Delivery[] };
export type NoticePreview = {
  id: number;
  cycleId: CycleId;
  state: NoticeState;
  to: { name: string; email: string };
  subject: string;
  text: string;
  deliveries: Delivery[];
};
/** What became of a bounce that was handed in. */
export type TakenBounce = { detail: string };
