import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder, PRODUCT_FOLDERS, stampOf } from '../../scripts/product-files.mjs';
import { ROOT } from '../../scripts/setup/paths.mjs';

const FOLDER = join(ROOT, '.cache', 'test-grounds');

/** Mutants are switched on in files that stay the same: what one of them made must not be kept for the next. */
const MUTATED = process.env.STRYKER_MUTATOR_WORKER !== undefined;

let ownFolder: string | undefined;

/**
 * Plain JSON that many test files stand on - a compiled policy, a year that was played -, made once for the sources as
 * they are: each test file is a world of its own and would make it again. Any change of the product or of what stands
 * here makes it anew, and whoever asks first gets what the others get.
 */
export function keptOnDisk<T>(name: string, make: () => T): T {
  if (MUTATED) return make();
  ownFolder ??= folderOfSources();
  const file = join(ownFolder, `${name}.json`);
  const known = textOf(file);
  if (known !== undefined) return JSON.parse(known);
  const made = JSON.stringify(make());
  // Another test process may be at the same: whole files only.
  const aside = mkdtempSync(join(ownFolder, 'aside-'));
  writeFileSync(join(aside, 'made'), made);
  renameSync(join(aside, 'made'), file);
  rmSync(aside, { recursive: true });
  return JSON.parse(made);
}

function folderOfSources(): string {
  const stamp = stampOf(filesUnder([...PRODUCT_FOLDERS, 'test/support']));
  const folder = join(FOLDER, stamp.slice(0, 16));
  if (mkdirSync(folder, { recursive: true }) !== undefined) {
    for (const other of readdirSync(FOLDER)) {
      if (!folder.endsWith(other)) rmSync(join(FOLDER, other), { recursive: true, force: true });
    }
  }
  return folder;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
