import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture } from '../../scripts/setup/run.mjs';
import { freePort, keep, untilReady } from './kept-process.mjs';

const SUPERUSER = 'caigou';

// Nothing in these clusters must outlive the machine: durability off makes a commit cost microseconds.
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '64MB',
  log_min_messages: 'warning',
};

/**
 * @typedef {object} Cluster
 * @property {(database: string) => string} url connection string of one of its databases
 * @property {string} adminUrl connection string of the database every cluster has
 * @property {() => Promise<void>} stop ends the server and removes its files
 */

/** Root must not run PostgreSQL; the package brings a user who may. @returns {{ uid: number, gid: number } | undefined} */
function owner() {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(capture('id', [flag, 'postgres']).stdout));
  if (!uid || !gid) throw new Error('running as root, but there is no user postgres to run PostgreSQL');
  return { uid, gid };
}

/** @param {{ uid: number, gid: number } | undefined} user */
function ownFolder(user) {
  const folder = mkdtempSync(join(tmpdir(), 'caigou-pg-'));
  chmodSync(folder, 0o700);
  if (user) chownSync(folder, user.uid, user.gid);
  return folder;
}

/**
 * Starts a throw-away PostgreSQL cluster on a free loopback port, owned by nobody but this test run.
 * @param {string} binDir the folder of initdb, postgres and pg_isready
 * @param {Readonly<Record<string, string>>} [more] settings that go before the usual ones
 * @returns {Promise<Cluster>}
 */
export async function startCluster(binDir, more = {}) {
  const user = owner();
  const folder = ownFolder(user);
  const data = join(folder, 'data');
  const env = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', HOME: folder, TZ: 'UTC' };
  const init = ['-D', data, '-U', SUPERUSER, '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8'];
  const made = capture(join(binDir, 'initdb'), init, { ...user, cwd: folder, env });
  if (made.code !== 0) throw new Error(`initdb: ${made.stderr}`);
  const port = await freePort();
  const settings = Object.entries({ ...SETTINGS, ...more }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const args = ['-D', data, '-p', String(port), ...settings];
  // SIGINT is PostgreSQL's fast shutdown; on SIGTERM it would wait for every client to leave.
  const server = keep(join(binDir, 'postgres'), args, { user, endBy: 'SIGINT', cwd: folder, env });
  const url = (/** @type {string} */ database) => `postgres://${SUPERUSER}@127.0.0.1:${port}/${database}`;
  const answers = () => capture(join(binDir, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]).code === 0;
  await untilReady('PostgreSQL', server, answers);
  return {
    url,
    adminUrl: url('postgres'),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
