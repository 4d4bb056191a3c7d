import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say } from './say.mjs';
import { installSystemPackages } from './system-packages.mjs';

const DEBIAN_FOLDER = '/usr/lib/postgresql';
const NEEDED = ['initdb', 'postgres', 'pg_isready'];

/** @param {string} folder */
function hasServer(folder) {
  return NEEDED.every((name) => existsSync(join(folder, name)));
}

/** Debian keeps each major version in a folder of its own; the newest comes first. */
function debianFolders() {
  if (!existsSync(DEBIAN_FOLDER)) return [];
  const versions = readdirSync(DEBIAN_FOLDER).filter((name) => /^\d+$/.test(name));
  return versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(DEBIAN_FOLDER, version, 'bin'));
}

/**
 * The folder with the programs of a PostgreSQL server (PATH, then Debian's places), or null.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | null}
 */
export function findPostgres(env = process.env) {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...folders, ...debianFolders()].find(hasServer) ?? null;
}

/**
 * Debian's package starts a server on port 5432 as it is installed; this one line keeps it from doing so, because
 * caigou only wants the programs.
 */
function wantNoSystemCluster() {
  const file = '/etc/postgresql-common/createcluster.conf';
  if (existsSync(file)) return;
  mkdirSync('/etc/postgresql-common', { recursive: true });
  writeFileSync(file, 'create_main_cluster = false\n');
}

/**
 * The programs of a PostgreSQL server, installed from the system's packages when they are missing and that is
 * allowed; null when they cannot be had (the tests that need them then count as skipped).
 * @returns {string | null}
 */
export function ensurePostgres() {
  const found = findPostgres();
  if (found) return found;
  if (process.getuid?.() === 0) {
    say('PostgreSQL is missing; installing the system package postgresql');
    wantNoSystemCluster();
    installSystemPackages(['postgresql']);
  }
  const got = findPostgres();
  if (!got)
    say('PostgreSQL is missing and cannot be installed here: install it (initdb, postgres, pg_isready on PATH)');
  return got;
}
