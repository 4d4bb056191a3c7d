import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { workflowBundleCode } from '../support/temporal.js';

const OWN_CODE_LIMIT = 600 * 1024;
const FOLDERS = ['domain', 'texts', 'workflows'];
const PACKAGES = [
  '@noble/hashes',
  '@temporalio/common',
  '@temporalio/proto',
  '@temporalio/workflow',
  '@temporalio/worker',
  'canonicalize',
  'fflate',
  'long',
  'ms',
  'nexus-rpc',
];

/** An answer kept under everything it follows from: for whichever cycle asks, it is the right one. */
const KNOWN_VARIABLES = ['./domain/obligations/derive.ts: let last: Answered[] = [];'];

/** Names of the modules webpack put into the bundle, each with its text. */
function modules(): { name: string; text: string }[] {
  const code = workflowBundleCode().replace(/\/\/# sourceMappingURL=.*/s, '');
  const parts = code.split(/\n\/\*\*\*\/ "(\.[^"]+)"/);
  return parts.flatMap((name, at) => (at % 2 === 1 ? [{ name, text: parts[at + 1] ?? '' }] : []));
}

function packageOf(name: string): string | undefined {
  const path = name.split('node_modules/').at(-1);
  if (!name.includes('node_modules/') || path === undefined) return undefined;
  const [scope = '', rest = ''] = path.split('/');
  return scope.startsWith('@') ? `${scope}/${rest}` : scope;
}

/** What was written: without comments, indentation and the glue that the bundler puts around each import. */
function codeOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/^__webpack_require__.*$/gm, '')
    .replace(/\w*__WEBPACK_IMPORTED_MODULE_\d+__/g, 'm')
    .replace(/^\s+/gm, '');
}

describe('the workflow bundle', () => {
  const all = modules();
  const own = all.filter(({ name }) => packageOf(name) === undefined);

  test('holds the workflow and the rules, which shows that its parts are read right', () => {
    const names = own.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['./workflows/procurement-cycle.ts', './domain/cycle/decide.ts']));
  });

  test('takes own code from the folders that may be in it and from no other', () => {
    const folders = own.map(({ name }) => name.split('/')[1] ?? '');
    expect([...new Set(folders)].filter((folder) => !FOLDERS.includes(folder))).toEqual([]);
  });

  test('holds no zod, no date library and no package that nobody decided on', () => {
    const packages = all.flatMap(({ name }) => packageOf(name) ?? []);
    expect([...new Set(packages)].filter((each) => !PACKAGES.includes(each)).sort()).toEqual([]);
  });

  test('has at most 600 KB of own code, so that a cached cycle stays small', () => {
    const size = own.reduce((sum, { text }) => sum + codeOf(text).length, 0);
    expect(size).toBeGreaterThan(OWN_CODE_LIMIT / 10);
    expect(size).toBeLessThanOrEqual(OWN_CODE_LIMIT);
  });

  test('is loaded once for all cycles of a worker, so no module may carry anything from one cycle to the next', () => {
    expect(workflowBundleCode()).toContain('./workflows/preloaded.ts');
    const variables = own.flatMap(({ name }) =>
      readFileSync(join(ROOT, name), 'utf8')
        .split('\n')
        .filter((line) => /^(export )?(let|var) /.test(line))
        .map((line) => `${name}: ${line}`),
    );
    expect(variables.filter((each) => !KNOWN_VARIABLES.includes(each))).toEqual([]);
  });
});
