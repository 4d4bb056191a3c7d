import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { filesUnder, PRODUCT_FOLDERS, stampOf } from './product-files.mjs';
import { ROOT } from './setup/paths.mjs';

const KEPT = join(ROOT, '.cache', 'workflow-bundle');
const SETTINGS = ['package-lock.json', 'tsconfig.json', 'scripts/bundle.mjs'];

/** What every Node the product runs on understands; the SDK's own choice writes spreads and chains out in each module. */
const TARGET = 'es2022';

/**
 * The SDK's settings with our target.
 * @type {NonNullable<import('@temporalio/worker').BundleOptions['webpackConfigHook']>}
 */
function withTarget(config) {
  for (const rule of config.module?.rules ?? []) {
    const use = rule !== null && typeof rule === 'object' ? rule.use : undefined;
    if (typeof use !== 'object' || !('options' in use) || typeof use.options !== 'object') continue;
    use.options.jsc.target = TARGET;
  }
  return config;
}

/**
 * Bundles the workflow code once, so that no worker has to do it as it starts. What `preloaded.ts` beside the entry
 * imports is shared by all workflows of a worker.
 * @param {string} entry the module that exports every workflow
 * @param {string} file where the bundle goes
 */
export async function bundleWorkflows(entry, file) {
  const preloaded = join(dirname(entry), 'preloaded.ts');
  const preloadModules = existsSync(preloaded) ? [preloaded] : [];
  const logger = new DefaultLogger('WARN');
  const { code } = await bundleWorkflowCode({
    workflowsPath: entry,
    preloadModules,
    logger,
    webpackConfigHook: withTarget,
  });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
}

/**
 * The product's workflow bundle for the sources as they are, from `.cache` where it was made before: the build and each
 * test run need the same one.
 * @param {string} file where a copy of it goes
 */
export async function bundleProduct(file) {
  const name = `${stampOf([...SETTINGS, ...filesUnder(PRODUCT_FOLDERS)]).slice(0, 16)}.js`;
  const kept = join(KEPT, name);
  if (!existsSync(kept)) {
    mkdirSync(KEPT, { recursive: true });
    for (const old of readdirSync(KEPT))
      if (old.endsWith('.js') && old !== name) rmSync(join(KEPT, old), { force: true });
    // Another may be at the same: whole files only.
    const aside = mkdtempSync(join(KEPT, 'aside-'));
    await bundleWorkflows(join(ROOT, 'workflows', 'index.ts'), join(aside, 'bundle.js'));
    renameSync(join(aside, 'bundle.js'), kept);
    rmSync(aside, { recursive: true });
  }
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(kept, file);
}
