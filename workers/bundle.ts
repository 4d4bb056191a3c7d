import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleOption } from '@temporalio/worker';

/** Made by the build, beside the compiled code. */
const BUILT = fileURLToPath(new URL('../workflow-bundle.js', import.meta.url));
const SOURCE = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));
/** What all cycles of a worker share. */
const PRELOADED = fileURLToPath(new URL('../workflows/preloaded.ts', import.meta.url));

/** The workflow code as one file: the built one, or bundled now when the product runs from its sources. */
export async function workflowBundle(): Promise<WorkflowBundleOption> {
  if (existsSync(BUILT)) return { codePath: BUILT };
  const logger = new DefaultLogger('WARN');
  return bundleWorkflowCode({ workflowsPath: SOURCE, preloadModules: [PRELOADED], logger });
}
