import type { Instant } from '../../domain/calendar/instant.js';
import type { FinalReason, RetryReason } from '../../domain/notices/delivery.js';

/** Who a letter is for or from. */
export type Mailbox = { name: string; email: string };

/**
 * A letter ready to leave. `at` is fixed when the letter is made and the same on every attempt: together with
 * `messageId` it makes a repeat the same message. `ics` is a whole iCalendar file,
 * `cancelIcs` one that takes entries back.
 */
export type OutgoingLetter = {
  id: string;
  to: Mailbox;
  subject: string;
  html: string;
  text: string;
  ics?: string;
  cancelIcs?: string;
  messageId: string;
  at: Instant;
};

/**
 * What became of an attempt. `code` is the SMTP answer, null where there was none; `reply` its text or the error's.
 * `uncertain`: the letter may have arrived although no answer came, so a further attempt may double it.
 * `repeat`: the receiving side had this letter already and did not keep it twice.
 */
export type Delivery =
  | { outcome: 'accepted'; reply: string; repeat: boolean }
  | { outcome: 'failed'; reason: FinalReason; code: number | null; reply: string }
  | { outcome: 'retry'; reason: RetryReason; code: number | null; reply: string; uncertain: boolean };

/** One channel. Never throws for what the other side answers; a throw is a fault of this machine. */
export type Sender = {
  send(letter: OutgoingLetter): Promise<Delivery>;
  close(): Promise<void>;
};
