import { readFileSync } from 'node:fs';

function required(name: string, what: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${what} is not there (${name}): run this test through jest, in a project with Temporal`);
  return value;
}

/**
 * `host:port` of the Temporal dev server of this test run: in memory, namespace `default`, the four search attributes
 * of a cycle, time skipping for single workflows allowed. Shared by all test files: give each its own task queue and ids.
 */
export function temporalAddress(): string {
  return required('CAIGOU_TEST_TEMPORAL', 'The Temporal dev server');
}

/** The workflow code, bundled once for the run: pass it as the worker option `workflowBundle`. */
export function workflowBundle(): { codePath: string } {
  return { codePath: required('CAIGOU_TEST_BUNDLE', 'The workflow bundle') };
}

/** The text of that bundle, for tests of what is in it. */
export function workflowBundleCode(): string {
  return readFileSync(workflowBundle().codePath, 'utf8');
}

/** The Temporal CLI, for tests that start a server of their own. */
export function temporalBinary(): string {
  return required('TEMPORAL_CLI', 'The Temporal binary');
}
