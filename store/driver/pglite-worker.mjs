/**
 * The embedded database on a thread of its own: a long query there does not hold up the cycles here. Plain JavaScript,
 * because a worker is loaded by file name and must load alike from sources and from the build.
 * Protocol: `{ id, sql, params }` in, `{ id, fields, rows, command, rowCount }` or `{ id, error }` out; `{ id, end }`
 * closes the database. Values cross as PostgreSQL's own text and are parsed by the asker.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

/** @typedef {{ id: number, sql?: string, params?: (string | null)[], end?: true }} Request */

const asText = Object.fromEntries(
  workerData.rawTypes.map((/** @type {number} */ oid) => [oid, (/** @type {string} */ text) => text]),
);

async function open() {
  const database = await PGlite.create({ dataDir: workerData.directory, parsers: asText, serializers: asText });
  await database.exec("set timezone to 'UTC'; set datestyle to 'ISO'");
  return database;
}

/** @param {PGlite} database @param {Request} request */
async function answer(database, { sql = '', params = [], end }) {
  if (end) {
    await database.close();
    return { rows: [], fields: [], command: 'END', rowCount: 0 };
  }
  // Without parameters the text may hold several statements, as a migration does.
  const result =
    params.length > 0
      ? await database.query(sql, params, { rowMode: 'array' })
      : (await database.exec(sql, { rowMode: 'array' })).at(-1);
  const { rows = [], fields = [], rowCount = 0 } = result ?? {};
  return { rows, fields, command: result?.command ?? '', rowCount };
}

/** An error keeps only its message when it crosses threads; the rest is what callers tell cases apart by. @param {unknown} error */
function portable(error) {
  const { message, code, constraint, detail, table } = /** @type {Record<string, unknown>} */ (error);
  return { message: String(message), code, constraint, detail, table };
}

const port = parentPort;
if (!port) throw new Error('pglite-worker runs as a worker thread only');
const opening = open();
opening.then(
  () => port.postMessage({ id: 0 }),
  (error) => port.postMessage({ id: 0, error: portable(error) }),
);
port.on('message', (/** @type {Request} */ request) => void reply(request));

/** @param {Request} request */
async function reply(request) {
  try {
    port?.postMessage({ id: request.id, ...(await answer(await opening, request)) });
  } catch (error) {
    port?.postMessage({ id: request.id, error: portable(error) });
  }
  if (request.end) port?.close();
}
