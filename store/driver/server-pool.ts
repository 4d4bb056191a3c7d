import type { PostgresPool } from 'kysely';
import pg from 'pg';
import { clientOf } from './client.js';
import { planName } from './planned-once.js';
import { fromWire } from './wire.js';

const MAX_CONNECTIONS = 10;
const CONNECT_MS = 5_000;

/**
 * A pool of a PostgreSQL server whose values look exactly like those of the embedded database. Nothing is compiled just
 * in time: that takes longer than any list of ours.
 */
export function serverPool(url: string): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    options: '-c timezone=UTC -c datestyle=ISO -c jit=off',
    types: { getTypeParser: (type: number) => (text: string) => fromWire(type, text) },
  });
  // A cut connection fails the query it runs and is then replaced; unheard, its error event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (connection) => connection.on('error', () => undefined));
  return {
    connect: async () => {
      const connection = await pool.connect();
      return clientOf(
        (text, values) => connection.query({ text, values, name: planName(text) }),
        () => connection.release(),
      );
    },
    end: () => pool.end(),
  };
}
