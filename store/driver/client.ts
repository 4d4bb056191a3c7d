import type { PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { toWire } from './wire.js';

/** What a driver answers. */
export type Answer = { command: string; rowCount: number | null; rows: unknown[] };

const COUNTED = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'] as const;

/** A connection as kysely wants it; parameters reach either driver as text. */
export function clientOf(
  ask: (text: string, values: (string | null)[]) => Promise<Answer>,
  release: () => void,
): PostgresPoolClient {
  async function query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    const { command, rowCount, rows } = await ask(text, parameters.map(toWire));
    // Kysely's type knows five words; any other command (begin, create …) counts no rows, as a select.
    return {
      command: COUNTED.find((each) => each === command) ?? 'SELECT',
      rowCount: rowCount ?? 0,
      rows: rows as R[],
    };
  }
  // The second form of the type is for cursors of the pg package; nothing here streams.
  return { query: query as PostgresPoolClient['query'], release };
}
