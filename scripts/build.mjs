/**
 * Builds dist/: the product compiled, its non-code files beside it, the workflow bundle, and the console as a browser
 * loads it. Does nothing when dist/ is that of the present sources. Built aside and moved into place, so that nobody starts half a build.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildConsole } from './console-build.mjs';
import { filesUnder, PRODUCT_FOLDERS, stampOf } from './product-files.mjs';
import { localBin, ROOT, runsAs } from './setup/paths.mjs';
import { show } from './setup/run.mjs';
import { say } from './setup/say.mjs';

const DIST = join(ROOT, 'dist');
const STAMP = join(DIST, '.built-from');
const SETTINGS = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'scripts/console-build.mjs'];

// Policies are data that is read from the checkout, where the next version of one is a new file.
const COMPILED = PRODUCT_FOLDERS.filter((folder) => folder !== 'policies');

/** Its sources go through vite, as a whole. */
const CONSOLE = 'client/console/';

function stampOfSources() {
  return stampOf([...SETTINGS, ...filesUnder(COMPILED)]);
}

/** Is dist/ the build of the sources as they are? */
export function buildIsFresh() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stampOfSources();
}

/** SQL, mail templates, the code of worker threads and the like are read at run time from beside the compiled code. @param {string} target */
function copyFilesBesideCode(target) {
  const beside = filesUnder(COMPILED).filter((file) => !/\.tsx?$/.test(file) && !file.startsWith(CONSOLE));
  for (const path of beside) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    cpSync(join(ROOT, path), join(target, path));
  }
}

/** @param {string} target */
async function bundleInto(target) {
  const { bundleProduct } = await import('./bundle.mjs');
  await bundleProduct(join(target, 'workflow-bundle.js'));
}

/**
 * Builds when needed; throws when the code does not compile. Whether its types hold is the question of `npm run check`,
 * which every test run asks.
 */
export async function ensureBuilt() {
  if (buildIsFresh()) return;
  say('building');
  const stamp = stampOfSources();
  const aside = join(ROOT, '.cache', `build-${process.pid}`);
  try {
    const code = await show(localBin('tsc'), ['-p', 'tsconfig.build.json', '--outDir', aside], {
      cwd: ROOT,
      quietStdout: true,
    });
    if (code !== 0) throw new Error('the code does not compile');
    copyFilesBesideCode(aside);
    await bundleInto(aside);
    await buildConsole(join(aside, 'console'));
    writeFileSync(join(aside, '.built-from'), stamp);
    rmSync(DIST, { recursive: true, force: true });
    renameSync(aside, DIST);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

if (runsAs(import.meta.url)) await ensureBuilt();
