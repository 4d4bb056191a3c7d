import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { openDatabase } from '../../store/database.js';
import { isLockedError, takeLock } from '../../store/lock.js';

let folder = '';
let file = '';
const started: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caigou-lock-'));
  file = join(folder, 'data.lock');
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** A process of its own that runs this program (ESM, top-level await) and prints one line when it is ready. */
async function otherProcess(program: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH },
  });
  started.push(child);
  if (child.stdout === null) throw new Error('no output to read');
  await once(child.stdout, 'data');
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

function lockHolder(): Promise<ChildProcess> {
  return otherProcess(`
    const { takeLock } = await import('./store/lock.ts');
    await takeLock(${JSON.stringify(file)});
    console.log('held');
    setInterval(() => {}, 1000);`);
}

async function errorOf(attempt: Promise<unknown>): Promise<unknown> {
  return attempt.then(
    () => null,
    (error: unknown) => error,
  );
}

describe('The lock of the embedded database', () => {
  test('held by another process names that process and since when', async () => {
    const holder = await lockHolder();
    const error = await errorOf(takeLock(file));
    expect(isLockedError(error) && error.pid).toBe(holder.pid);
    expect(isLockedError(error) && error.since).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(String(error)).toContain(String(holder.pid));
  });

  test('is taken over when its process was killed', async () => {
    const holder = await lockHolder();
    await killed(holder);
    expect(existsSync(file)).toBe(true);
    const release = await takeLock(file);
    expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(process.pid);
    release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is taken over when its number belongs to another process by now', async () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, startTicks: '1', since: '2026-01-05T01:00:00.000Z' }));
    const release = await takeLock(file);
    release();
  });

  test('is not taken over because it is old', async () => {
    const since = '2020-01-05T01:00:00.000Z';
    writeFileSync(file, JSON.stringify({ pid: process.pid, startTicks: null, since }));
    expect(await errorOf(takeLock(file))).toMatchObject({ code: 'STORE_LOCKED', since });
  });

  test('is taken over when it was left half written', async () => {
    writeFileSync(file, '{"pid": 12');
    const release = await takeLock(file);
    expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(process.pid);
    release();
  });

  test('goes to one of many who ask for a dead one at the same moment', async () => {
    const holder = await lockHolder();
    await killed(holder);
    const answers = await Promise.all(Array.from({ length: 8 }, () => errorOf(takeLock(file))));
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
    expect(answers.filter(isLockedError)).toHaveLength(7);
  });

  test('may be taken again once it was given back', async () => {
    const release = await takeLock(file);
    release();
    const again = await takeLock(file);
    again();
    expect(existsSync(file)).toBe(false);
  });
});

describe('The embedded database', () => {
  const openIt = (directory: string): string => `
    const { openDatabase } = await import('./store/database.ts');
    const { migrate } = await import('./store/migrate.ts');
    const { sql } = await import('kysely');
    const db = await openDatabase({ kind: 'embedded', directory: ${JSON.stringify(directory)} });
    await migrate(db);
    await sql\`insert into cycle_numbers values ('222401', 2026, 3)\`.execute(db);
    console.log('written');
    setInterval(() => {}, 1000);`;

  test('is refused to a second process, and whole after its owner was killed', async () => {
    const directory = join(folder, 'data');
    const owner = await otherProcess(openIt(directory));
    expect(isLockedError(await errorOf(openDatabase({ kind: 'embedded', directory })))).toBe(true);
    await killed(owner);
    writeFileSync(join(directory, 'postmaster.pid'), 'left over\n');
    const db = await openDatabase({ kind: 'embedded', directory });
    const { rows } = await sql`select last from cycle_numbers where code = '222401'`.execute(db);
    expect(rows).toEqual([{ last: 3 }]);
    await db.destroy();
  });
});
