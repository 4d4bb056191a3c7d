import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machineNow } from '../client/clock.js';
import { isRegionCode, type RegionCode } from '../domain/ids.js';
import type { Database } from '../store/database.js';
import { directoryCodes, directoryOf, seedDirectory } from '../store/registry/directory.js';
import { demoDirectory } from './demo/parties.js';
import { seedDemo } from './demo/seed.js';
import type { Served } from './serving.js';

/** The county of the demo: Yanji under Yanbian under Jilin, whose three layers of rules the product ships. */
export const DEMO = regionOfDemo('222401');
const MARK = 'demo-pending';

/** Gives an empty installation the demo county's people; one that has people of its own is left alone. */
export async function seedPeople(db: Database, home: string): Promise<void> {
  if ((await directoryCodes(db)).length > 0) return;
  await seedDirectory(db, demoDirectory(DEMO), { at: machineNow(), by: 'caigou', what: '演示数据' });
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
  const directory = existsSync(mark) ? await directoryOf(db, DEMO) : null;
  if (directory === null) return;
  try {
    await seedDemo({ gateway, ports, directory, say, signal });
    say('演示数据已录入');
  } catch (error) {
    if (signal.aborted) return;
    say(`演示数据未录入完整：${error instanceof Error ? error.message : String(error)}`);
  }
  rmSync(mark, { force: true });
}

function regionOfDemo(code: string): RegionCode {
  if (!isRegionCode(code)) throw new RangeError(code);
  return code;
}
