import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { describeWith } from './needs.js';

/** `describe` for tests on PostgreSQL: skipped (and counted so) where PostgreSQL cannot be had. */
export const describePostgres = describeWith(process.env.CAIGOU_TEST_POSTGRES !== undefined);

export interface TestDatabase {
  /** A DATABASE_URL. */
  readonly url: string;
  /** Drops it, with whoever is still connected. */
  readonly drop: () => Promise<void>;
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is not set: run this test through jest, in a project with PostgreSQL`);
  return value;
}

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: required('CAIGOU_TEST_POSTGRES') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** An empty database of its own on the cluster that this test run shares. */
export async function createDatabase(): Promise<TestDatabase> {
  const name = `caigou_${randomBytes(6).toString('hex')}`;
  await asAdmin(`create database ${name}`);
  const url = new URL(required('CAIGOU_TEST_POSTGRES'));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdmin(`drop database if exists ${name} with (force)`) };
}

/** Cuts every connection to a database, as a restart of the server would; its clients may connect again at once. */
export async function cutConnections(databaseUrl: string): Promise<void> {
  const name = new URL(databaseUrl).pathname.slice(1);
  if (!/^\w+$/.test(name)) throw new Error(`not a test database: ${name}`);
  await asAdmin(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
}
