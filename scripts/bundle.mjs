import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/**
 * Bundles the workflow code once, so that no worker has to do it as it starts.
 * @param {string} entry the module that exports every workflow
 * @param {string} file where the bundle goes
 */
export async function bundleWorkflows(entry, file) {
  const { code } = await bundleWorkflowCode({ workflowsPath: entry, logger: new DefaultLogger('WARN') });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
}
