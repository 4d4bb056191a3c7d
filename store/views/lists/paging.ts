import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '../../tables.js';

/** Which page of how many lines; from 1. */
export type PageAsked = { page?: number; limit?: number };

/** One page of a list and how many lines there are in all (共 N 条). `pages` is at least 1. */
export type Page<Row> = { rows: Row[]; total: number; page: number; pages: number; limit: number };

/** One column of an order; the columns together tell any two lines apart. A column that may be null is coalesced. */
export type Ordered = { by: RawBuilder<unknown>; down: boolean };

/** A list by its keys: what is wide is fetched for the lines of the page alone. */
export type KeyList = {
  keys: RawBuilder<unknown>;
  from: RawBuilder<unknown>;
  /** All of them hold; the first is the jurisdiction. */
  where: readonly RawBuilder<SqlBool>[];
  order: readonly Ordered[];
};

const LINES = 20;

/**
 * The keys of one page. A page of the second half is counted from the end in the opposite order, so that the last page
 * costs what the first one does. A page behind the last is the last one: a line that went away leaves no empty page.
 */
export async function keysPage<Key>(db: Database, list: KeyList, asked: PageAsked): Promise<Page<Key>> {
  const { keys, from, order } = list;
  const where = sql<SqlBool>`${sql.join([...list.where], sql` and `)}`;
  const total = await countOf(db, { from, where });
  const { offset, size, reversed, ...page } = slice(total, asked);
  if (size === 0) return { rows: [], total, ...page };
  const by = order.map(({ by: column, down }) => (down === reversed ? sql`${column} asc` : sql`${column} desc`));
  const { rows } = await sql<Key>`select ${keys} from ${from} where ${where}
    order by ${sql.join(by)} limit ${sql.lit(size)} offset ${sql.lit(offset)}`.execute(db);
  return { rows: reversed ? rows.reverse() : rows, total, ...page };
}

async function countOf(db: Database, { from, where }: { from: RawBuilder<unknown>; where: RawBuilder<SqlBool> }) {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total from ${from} where ${where}`.execute(db);
  return rows[0]?.total ?? 0;
}

/** Where a page begins, counted from whichever end is nearer. */
export function slice(total: number, { page: wanted = 1, limit = LINES }: PageAsked) {
  const pages = Math.max(1, Math.ceil(total / limit));
  const page = Math.min(Math.max(1, wanted), pages);
  const fromStart = (page - 1) * limit;
  const size = Math.max(0, Math.min(limit, total - fromStart));
  const fromEnd = total - fromStart - size;
  const reversed = fromEnd < fromStart;
  return { page, pages, limit, size, reversed, offset: reversed ? fromEnd : fromStart };
}

/** The rows of a page in the order of its keys; a key whose row went away in between is left out. */
export function inOrder<Key, Row>(
  page: Page<Key>,
  rows: readonly Row[],
  same: { key: (key: Key) => string; row: (row: Row) => string },
): Page<Row> {
  const found = new Map(rows.map((row) => [same.row(row), row]));
  return { ...page, rows: page.rows.flatMap((key) => found.get(same.key(key)) ?? []) };
}

/** The cycle of a line, in the words of the index that answers for a whole county: with its code. */
export const CYCLE_OF = {
  obligations: cycleOf('obligations'),
  tasks: cycleOf('tasks'),
  involvements: cycleOf('involvements'),
  ledger_rows: cycleOf('ledger_rows'),
} as const;

function cycleOf(table: string): RawBuilder<SqlBool> {
  const line = sql.table(table);
  return sql<SqlBool>`cycles.cycle_id = ${line}.cycle_id and cycles.code = ${line}.code`;
}

/** Part of number or title; `strpos` and not `like`, for what people type may hold % and _. */
export function wordsIn(text: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(strpos(cycles.title, ${text}) > 0 or strpos(cycles.cycle_id, ${text}) > 0)`;
}

/** The conditions that were asked for. */
export function given(...tests: (RawBuilder<SqlBool> | false | undefined)[]): RawBuilder<SqlBool>[] {
  return tests.flatMap((test) => (test === undefined || test === false ? [] : [test]));
}

/** `column in (…)` over what was asked for; nothing where nothing was. */
export function among(column: RawBuilder<unknown>, values: readonly string[] | undefined) {
  return values !== undefined && sql<SqlBool>`${column} in (${sql.join([...values])})`;
}
