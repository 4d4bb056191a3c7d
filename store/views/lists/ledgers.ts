import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import type { Stage } from '../../../domain/cycle/stage.js';
import type { CycleId, RegionCode, Sha256 } from '../../../domain/ids.js';
import type { Database, LedgerRow } from '../../tables.js';
import { among, CYCLE_OF, given, inOrder, keysPage, type Page, type PageAsked, wordsIn } from './paging.js';

export type Ledger = LedgerRow['ledger'];

/** One line of a ledger with its cycle; `data` differs from ledger to ledger. Money in fen. */
export type LedgerLine = {
  cycleId: CycleId;
  cycleTitle: string;
  stage: Stage;
  /** Number and hash of the last fact of the cycle. */
  seq: number;
  hash: Sha256;
  key: string;
  year: number | null;
  day: PlainDate | null;
  party: string | null;
  partyId: string | null;
  fen: number | null;
  doneFen: number | null;
  status: string;
  data: LedgerRow['data'];
};

export const LEDGER_SORTS = ['day', 'number', 'fen', 'party'] as const;
export type LedgerFilter = PageAsked & {
  stages?: readonly Stage[];
  statuses?: readonly string[];
  year?: number;
  party?: string;
  text?: string;
  from?: PlainDate;
  to?: PlainDate;
  sort?: { by: (typeof LEDGER_SORTS)[number]; down: boolean };
};

/** A page of a ledger, and what its money adds up to over all pages. */
export type LedgerPage = Page<LedgerLine> & { sums: { fen: number; doneFen: number } };

type Key = { cycleId: CycleId; key: string };

const DAY = sql`coalesce(ledger_rows.day, 'infinity'::date)`;
const ORDER: Record<(typeof LEDGER_SORTS)[number], RawBuilder<unknown>> = {
  day: DAY,
  number: sql`ledger_rows.cycle_id`,
  fen: sql`coalesce(ledger_rows.fen, 0)`,
  party: sql`coalesce(ledger_rows.party, '')`,
};
const JOINED = sql`ledger_rows join cycles on ${CYCLE_OF.ledger_rows}`;

/** Lines of one ledger of a county, the newest first. */
export async function ledgerPage(
  db: Database,
  code: RegionCode,
  ledger: Ledger,
  filter: LedgerFilter,
): Promise<LedgerPage> {
  const { by, down } = filter.sort ?? { by: 'day', down: true };
  const order = [ORDER[by], DAY, ORDER.number, sql`ledger_rows.key`].map((column) => ({ by: column, down }));
  const alone = filter.stages === undefined && filter.text === undefined;
  const from = alone ? sql`ledger_rows` : JOINED;
  const where = conditions(code, ledger, filter);
  const keys = sql`ledger_rows.cycle_id as "cycleId", ledger_rows.key`;
  const page = await keysPage<Key>(db, { keys, from, where, order }, filter);
  const sums = await sumsOf(db, from, where);
  if (page.rows.length === 0) return { ...page, rows: [], sums };
  const name = ({ cycleId, key }: Key) => `${cycleId}/${key}`;
  return { ...inOrder(page, await linesOf(db, ledger, page.rows), { key: name, row: name }), sums };
}

function conditions(code: RegionCode, ledger: Ledger, filter: LedgerFilter): RawBuilder<SqlBool>[] {
  const { stages, statuses, year, party, text, from, to } = filter;
  return given(
    sql<SqlBool>`ledger_rows.code = ${code} and ledger_rows.ledger = ${ledger}`,
    among(sql`cycles.stage`, stages),
    among(sql`ledger_rows.status`, statuses),
    year !== undefined && sql<SqlBool>`ledger_rows.year = ${year}::smallint`,
    party !== undefined && sql<SqlBool>`strpos(ledger_rows.party, ${party}) > 0`,
    text !== undefined && wordsIn(text),
    from !== undefined && sql<SqlBool>`${DAY} >= ${from}::date`,
    to !== undefined && sql<SqlBool>`${DAY} <= ${to}::date`,
  );
}

async function sumsOf(
  db: Database,
  from: RawBuilder<unknown>,
  where: readonly RawBuilder<SqlBool>[],
): Promise<LedgerPage['sums']> {
  const { rows } = await sql<LedgerPage['sums']>`
    select coalesce(sum(ledger_rows.fen), 0)::bigint as fen, coalesce(sum(ledger_rows.done_fen), 0)::bigint as "doneFen"
    from ${from} where ${sql.join([...where], sql` and `)}`.execute(db);
  return rows[0] ?? { fen: 0, doneFen: 0 };
}

async function linesOf(db: Database, ledger: Ledger, keys: readonly Key[]): Promise<LedgerLine[]> {
  const places = sql.join(keys.map(({ cycleId, key }) => sql`(${cycleId}::text, ${key}::text)`));
  const { rows } = await sql<LedgerLine>`
    select ledger_rows.cycle_id as "cycleId", cycles.title as "cycleTitle", cycles.stage, cycles.seq, cycles.hash,
      ledger_rows.key, ledger_rows.year, ledger_rows.day, ledger_rows.party, ledger_rows.party_id as "partyId",
      ledger_rows.fen, ledger_rows.done_fen as "doneFen", ledger_rows.status, ledger_rows.data
    from ${JOINED} where ledger_rows.ledger = ${ledger} and (ledger_rows.cycle_id, ledger_rows.key) in (${places})`.execute(
    db,
  );
  return rows;
}
