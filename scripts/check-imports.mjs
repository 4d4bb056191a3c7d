/** Runs dependency-cruiser over the folders that exist, with the import table of .dependency-cruiser.cjs. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PRODUCT_FOLDERS } from './product-files.mjs';
import { localBin, ROOT } from './setup/paths.mjs';
import { show } from './setup/run.mjs';

const folders = [...PRODUCT_FOLDERS, 'test', 'bench', 'scripts'].filter((folder) => existsSync(join(ROOT, folder)));
process.exitCode = await show(localBin('depcruise'), ['--config', '.dependency-cruiser.cjs', ...folders], {
  cwd: ROOT,
});
