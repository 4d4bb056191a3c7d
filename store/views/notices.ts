import { type SqlBool, sql } from 'kysely';
import type { Instant } from '../../domain/calendar/instant.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { Occurrence } from '../../domain/notices/types.js';
import type { Database, DeliveryOutcome, OutboxState } from '../tables.js';
import { decodeCursor, encodeCursor } from './cursor.js';

/** A notice and its fate. `wasUnknown`: only such a one may have reached its reader twice. */
export type NoticeLine = {
  id: number;
  cycleId: CycleId;
  about: string;
  occurrence: Occurrence;
  revision: string;
  recipient: string;
  channel: string;
  address: string;
  slot: PlainDate;
  notBefore: Instant;
  state: OutboxState;
  attempts: number;
  settledAt: Instant | null;
  wasUnknown: boolean;
  lastError: string | null;
  letter: string | null;
  messageId: string | null;
};
export type NoticesFilter = {
  cycleId?: CycleId;
  about?: string;
  recipient?: string;
  states?: readonly OutboxState[];
  limit?: number;
  after?: string;
};
export type NoticesPage = { notices: NoticeLine[]; next: string | null };

const PAGE = 50;
const LINE = [
  'outbox.id',
  'outbox.cycle_id as cycleId',
  'about',
  'occurrence',
  'revision',
  'outbox.recipient',
  'outbox.channel',
  'outbox.address',
  'outbox.slot',
  'not_before as notBefore',
  'state',
  'attempts',
  'settled_at as settledAt',
  'was_unknown as wasUnknown',
  'last_error as lastError',
  'letter_id as letter',
  'letters.message_id as messageId',
] as const;

/** Notices of a county in the order they are to be sent, a page at a time. */
export async function noticesPage(db: Database, code: RegionCode, filter: NoticesFilter = {}): Promise<NoticesPage> {
  const { cycleId, about, recipient, states, limit = PAGE, after } = filter;
  const rows = await db
    .selectFrom('outbox')
    .leftJoin('letters', 'letters.id', 'outbox.letter_id')
    .select(LINE)
    .where('outbox.code', '=', code)
    .$if(cycleId !== undefined, (query) => query.where(sql<string>`outbox.cycle_id`, '=', cycleId ?? ''))
    .$if(about !== undefined, (query) => query.where('about', '=', about ?? ''))
    .$if(recipient !== undefined, (query) => query.where('outbox.recipient', '=', recipient ?? ''))
    .$if(states !== undefined, (query) => query.where('state', 'in', states ?? []))
    .$if(after !== undefined, (query) => query.where(afterCursor(after ?? '')))
    .orderBy('not_before')
    .orderBy('outbox.id')
    .limit(limit + 1)
    .execute();
  const notices = rows.slice(0, limit);
  const last = notices.at(-1);
  return { notices, next: rows.length > limit && last ? encodeCursor([last.notBefore, String(last.id)]) : null };
}

/** Every attempt to deliver a letter of the county, oldest first. */
export function deliveriesOf(
  db: Database,
  code: RegionCode,
  letter: string,
): Promise<{ at: Instant; outcome: DeliveryOutcome; detail: string | null }[]> {
  return db
    .selectFrom('deliveries')
    .select(['at', 'outcome', 'detail'])
    .where('code', '=', code)
    .where('letter_id', '=', letter)
    .orderBy('id')
    .execute();
}

function afterCursor(cursor: string) {
  const [notBefore, id] = decodeCursor(cursor, 2);
  return sql<SqlBool>`(not_before, outbox.id) > (${notBefore}::timestamptz, ${id}::bigint)`;
}
