import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

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
