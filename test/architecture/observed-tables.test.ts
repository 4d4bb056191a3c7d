import { expect, test } from '@jest/globals';
import { codeUnder, textOf } from '../../scripts/product-files.mjs';
import { writersOfObserved } from './observed-tables.js';

const OWN = /^test\/architecture\//;

test('no test writes what is stuck, or the tasks and duties it is found in', () => {
  const files = codeUnder(['test']).filter((path: string) => !OWN.test(path));
  expect(files.length).toBeGreaterThan(100);
  expect(writersOfObserved(files.map((path: string) => ({ path, text: textOf(path) })))).toEqual([]);
});

test.each([
  "await db.insertInto('stuck').values(row).execute();",
  "await db.updateTable(\n  'tasks').set(late)",
  'await sql`update obligations set due = null`.execute(db);',
  'await sql`DELETE FROM "stuck"`.execute(db);',
  "import { saveStuck } from '../../../store/stuck/save.js';",
  "const { saveStuck } = await import('../../../store/stuck/save.js');",
  'await db.updateTable(observed).set(late)',
  'await sql`update public.tasks set due = null`.execute(db);',
  'await sql`delete from only obligations`.execute(db);',
  'await sql`merge into tasks using late on true when matched then delete`.execute(db);',
  'await sql`alter table "tasks" disable trigger all`.execute(db);',
  `await sql\`delete from \${sql.table(observed)}\`.execute(db);`,
  'await saveEngineView(db, { cycleId, code }, gone);',
])('a test that writes %j is found', (text) => {
  expect(writersOfObserved([{ path: 'test/client/stuck/x.test.ts', text }])).toHaveLength(1);
});

test.each([
  "await db.selectFrom('stuck').selectAll().execute();",
  'await sql`alter table facts rename to facts_away`.execute(db);',
  "import { refreshStuck } from '../../../store/stuck/refresh.js';",
])('a test that writes %j is not', (text) => {
  expect(writersOfObserved([{ path: 'test/client/stuck/x.test.ts', text }])).toEqual([]);
});
