import type { Instant } from '../../domain/calendar/instant.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { Occurrence } from '../../domain/notices/types.js';
import type { NoticePayload } from '../tables.js';

/** What makes a notice the only one of its kind. */
export type NoticeIdentity = {
  cycleId: CycleId;
  /** Obligation or task id. */
  about: string;
  occurrence: Occurrence;
  revision: string;
  recipient: string;
  channel: string;
};

/** A notice as it is put into the outbox. */
export type QueuedNotice = NoticeIdentity & {
  address: string;
  slot: PlainDate;
  notBefore: Instant;
  payload: NoticePayload;
  rides?: boolean;
  /** `cancelled`: it must be there, but there is nothing to tell. */
  state?: 'queued' | 'cancelled';
};

/** A row as a letter carries it. */
export type LetterRow = NoticeIdentity & { id: number; notBefore: Instant; payload: NoticePayload };

/**
 * One message to one recipient over one channel for one slot; its rows and Message-ID stay what they are however often
 * it is tried. `repeat`: its fate was unknown, this is the one time it is sent again.
 */
export type Letter = {
  id: string;
  code: RegionCode;
  recipient: string;
  channel: string;
  address: string;
  slot: PlainDate;
  messageId: string;
  attempt: number;
  repeat: boolean;
  rows: LetterRow[];
};
