import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

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
  const { code } = await bundleWorkflowCode({ workflowsPath: entry, preloadModules, logger });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
}
