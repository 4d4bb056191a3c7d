import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import type { Database } from './database.js';
import { type Answer, clientOf } from './driver/client.js';
import type { Tables } from './tables.js';

export type { Answer };

/** One statement as it travels: text of SQL and parameters in PostgreSQL's text form. */
export type Asked = { text: string; values: (string | null)[] };

/**
 * The database of another process, asked statement by statement over `ask`. For reading and single writes: two
 * statements may run on different connections there, so a transaction over it would hold nothing together.
 */
export function remoteDatabase(ask: (asked: Asked) => Promise<Answer>): Database {
  const client = clientOf(
    (text, values) => ask({ text, values }),
    () => undefined,
  );
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: { connect: async () => client, end: async () => undefined } }),
  });
}

/** Answers a statement that came from another process. */
export async function answerRemote(db: Database, { text, values }: Asked): Promise<Answer> {
  const { rows, numAffectedRows } = await db.executeQuery(CompiledQuery.raw(text, values));
  const rowCount = numAffectedRows === undefined ? null : Number(numAffectedRows);
  return { command: numAffectedRows === undefined ? 'SELECT' : 'UPDATE', rowCount, rows };
}
