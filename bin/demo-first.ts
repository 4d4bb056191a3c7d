import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machineNow } from '../client/clock.js';
import type { Database } from '../store/database.js';
import { directoryCodes, directoryOf, seedDirectory } from '../store/registry/directory.js';
import { DEMO_BUREAUS } from './demo/bureaus.js';
import { seedDemo } from './demo/seed.js';
import type { Served } from './serving.js';

const MARK = 'demo-pending';

/** Gives an empty installation the people of the demo; one that has people of its own is left alone. */
export async function seedPeople(db: Database, home: string): Promise<void> {
  if ((await directoryCodes(db)).length > 0) return;
  for (const { directory } of DEMO_BUREAUS)
    await seedDirectory(db, directory, { at: machineNow(), by: 'caigou', what: '演示数据' });
  writeFileSync(join(home, MARK), '');
}

/**
 * Enters the demo's cycles once, until `signal` says to end. A start that was cut off is gone on with; where that
 * cannot be (the demo counts from its own day), what is there stays as it is.
 */
export async function seedCycles(
  db: Database,
  home: string,
  { gateway, ports }: Served,
  { say, signal }: { say: (text: string) => void; signal: AbortSignal },
): Promise<void> {
  const mark = join(home, MARK);
  if (!existsSync(mark)) return;
  try {
    const known = await Promise.all(DEMO_BUREAUS.map(({ directory: { code } }) => directoryOf(db, code)));
    const bureaus = DEMO_BUREAUS.flatMap((each, n) => {
      const directory = known[n];
      return directory === null || directory === undefined ? [] : [{ ...each, directory }];
    });
    await seedDemo({ gateway, ports, say, signal }, bureaus);
    say('演示数据已录入');
  } catch (error) {
    if (signal.aborted) return;
    say(`演示数据未录入完整：${error instanceof Error ? error.message : String(error)}`);
  }
  rmSync(mark, { force: true });
}
