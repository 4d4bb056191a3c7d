import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { codeUnder, PRODUCT_FOLDERS, textOf } from '../../scripts/product-files.mjs';
import { localBin, ROOT } from '../../scripts/setup/paths.mjs';
import { capture } from '../../scripts/setup/run.mjs';
import { edgesOutsideTable } from './import-table.js';
import { misplacedUses } from './only-in.js';
import { importsOf } from './scan-imports.js';

const files = codeUnder(PRODUCT_FOLDERS)
  .filter((path) => path !== 'bin/caigou.mjs')
  .map((path) => ({ path, text: textOf(path) }));

/** One import that the table forbids for each folder, with the statement that makes it. */
const FORBIDDEN: readonly [file: string, statement: string][] = [
  ['domain/plan/decide.ts', "import { readFileSync } from 'node:fs';"],
  ['domain/plan/decide.ts', "import { z } from 'zod';"],
  ['domain/plan/types.ts', "import type { Row } from '../../store/tables.js';"],
  ['schemas/profile.ts', "import { parse } from 'yaml';"],
  ['policies/load.ts', "import { readFileSync } from 'node:fs';"],
  ['texts/zh-CN/verbs.ts', "import { fold } from '../../domain/simulate.js';"],
  ['render/mail.ts', "import { writeFileSync } from 'node:fs';"],
  ['workflows/messages.ts', "import { condition } from '@temporalio/workflow';"],
  ['workflows/procurement-cycle.ts', "import { commandSchema } from '../schemas/commands.js';"],
  ['workflows/procurement-cycle.ts', "import { archiveFacts } from '../activities/archive-facts.js';"],
  ['store/registry/policy-files.ts', "import { sql } from 'kysely';"],
  ['store/ledger/append.ts', "import { Context } from '@temporalio/activity';"],
  ['activities/archive-facts.ts', "import { procurementCycle } from '../workflows/procurement-cycle.js';"],
  ['activities/archive-facts.ts', "export * from '../client/cycles.js';"],
  ['workers/composition.ts', "import { app } from '../client/http/app.js';"],
  ['client/http/app.ts', "import { append } from '../../store/ledger/append.js';"],
  ['client/http/app.ts', "import { open } from '../../store/database.js';"],
  ['client/cycles.ts', "const activities = await import('../activities/index.js');"],
  ['client/console/page.tsx', "import { decide } from '../../domain/plan/decide.js';"],
  ['rehearsal/drive.ts', "import { app } from '../client/http/app.js';"],
  ['client/cli/rehearse.ts', "import { drive } from '../../rehearsal/drive.js';"],
  ['bin/up.ts', "import { ROOT } from '../scripts/setup/paths.mjs';"],
];

/** Imports that look like the forbidden ones and are allowed. */
const ALLOWED: readonly [file: string, statement: string][] = [
  ['domain/hash.ts', "import { sha256 } from '@noble/hashes/sha2.js';"],
  ['texts/zh-CN/verbs.ts', "import type { Verb } from '../../domain/approval/types.js';"],
  ['workflows/activity-proxies.ts', "import type { archiveFacts } from '../activities/archive-facts.js';"],
  ['store/registry/policy-files.ts', "import { readFileSync } from 'node:fs';"],
  ['client/http/app.ts', "import type { Database } from '../../store/database.js';"],
  ['client/console/page.tsx', "import type { Decision } from '../../domain/plan/decide.js';"],
  ['bin/rehearse.ts', "import { drive } from '../rehearsal/drive.js';"],
];

describe('the import table', () => {
  test('every import of the product is in it', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(edgesOutsideTable(files.flatMap(({ path, text }) => importsOf(path, text)))).toEqual([]);
  });

  test.each(FORBIDDEN)('%s may not write: %s', (file, statement) => {
    expect(edgesOutsideTable(importsOf(file, statement))).toHaveLength(1);
  });

  test.each(ALLOWED)('%s may write: %s', (file, statement) => {
    const imports = importsOf(file, statement);
    expect(imports).toHaveLength(1);
    expect(edgesOutsideTable(imports)).toEqual([]);
  });

  test('an import over several lines is read like one on a single line', () => {
    const source = "import {\n  append,\n  type Row,\n} from '../store/ledger/append.js';\n";
    expect(importsOf('domain/x.ts', source)).toEqual([
      { from: 'domain/x.ts', to: 'store/ledger/append.ts', names: expect.stringContaining('append'), typeOnly: false },
    ]);
  });
});

describe('the rules of dependency-cruiser', () => {
  /** Runs the real rules over a small tree in which each file holds one statement. */
  function cruise(tree: readonly (readonly [string, string])[]): { code: number; stdout: string } {
    const root = mkdtempSync(join(tmpdir(), 'caigou-imports-'));
    try {
      for (const [path, text] of tree) {
        mkdirSync(join(root, dirname(path)), { recursive: true });
        writeFileSync(join(root, path), `${text}\n`);
      }
      const folders = [...new Set(tree.map(([path]) => path.split('/')[0] ?? ''))];
      return capture(localBin('depcruise'), ['--config', join(ROOT, '.dependency-cruiser.cjs'), ...folders], {
        cwd: root,
      });
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }

  const NOTHING = 'export const nothing = 0;';
  const fromNothing = (path: string) => `import { nothing } from '${path}';\nexport const x = nothing;`;

  test('a tree inside the table passes', () => {
    const done = cruise([
      ['domain/a.ts', NOTHING],
      ['store/ledger/b.ts', fromNothing('../../domain/a.js')],
    ]);
    expect(done.stdout).toContain('no dependency violations found');
    expect(done.code).toBe(0);
  });

  test('each forbidden edge is an error that names its rule', () => {
    const { code, stdout } = cruise([
      ['store/ledger/b.ts', NOTHING],
      ['rehearsal/c.ts', NOTHING],
      ['test/d.ts', NOTHING],
      ['domain/a.ts', fromNothing('../store/ledger/b.js')],
      ['render/a.ts', "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;"],
      ['client/a.ts', fromNothing('../store/ledger/b.js')],
      ['workflows/a.ts', fromNothing('../store/ledger/b.js')],
      ['workers/a.ts', fromNothing('../client/a.js')],
      ['client/e.ts', fromNothing('../rehearsal/c.js')],
      ['bin/a.ts', fromNothing('../test/d.js')],
    ]);
    expect(stdout).toContain('table:domain/: domain/a.ts → store/ledger/b.ts');
    expect(stdout).toContain('table:render/: render/a.ts → fs');
    expect(stdout).toContain('table:client/: client/a.ts → store/ledger/b.ts');
    expect(stdout).toContain('table:workflows/: workflows/a.ts → store/ledger/b.ts');
    expect(stdout).toContain('table:workers/: workers/a.ts → client/a.ts');
    expect(stdout).toContain('only-bin-imports-rehearsal: client/e.ts → rehearsal/c.ts');
    expect(stdout).toContain('table:bin/: bin/a.ts → test/d.ts');
    expect(code).not.toBe(0);
  });
});

describe('things with a known place', () => {
  test('are used only there', () => {
    expect(misplacedUses(files)).toEqual([]);
  });

  test.each([
    ['store/x.ts', 'const url = process.env.DATABASE_URL;', 'process.env'],
    ['activities/send.ts', "import { createTransport } from 'nodemailer';", 'nodemailer'],
    ['client/http/app.ts', 'await handle.executeUpdate(submit, { args });', 'executeUpdate'],
    ['client/http/app.ts', "import { OpenAPIHono, z } from '@hono/zod-openapi';", 'zod'],
    ['store/x.ts', "import * as zod from 'zod/mini';", 'zod'],
    ['domain/x.ts', 'const now = Date.now();', 'raw Date'],
    ['client/http/app.ts', 'const now = new Date();', 'raw Date'],
    ['domain/x.ts', 'const chance = Math.random();', 'randomness'],
    ['client/cycles.ts', "const id = 'cycle/' + cycleId;", 'cycle workflow id'],
    ['workers/up.ts', 'await skip({ timeSkippingConfig });', 'time skipping'],
  ])('%s may not hold: %s', (path, text, what) => {
    expect(misplacedUses([{ path, text }])).toEqual([`${path}: ${what}`]);
  });

  test('a comment may speak of them', () => {
    const text = '/** Never calls Date.now(). */\nexport const a = 1; // process.env stays outside';
    expect(misplacedUses([{ path: 'domain/x.ts', text }])).toEqual([]);
  });
});
