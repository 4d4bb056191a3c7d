import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { STATE_VERSION } from '../../domain/cycle/state.js';
import { workflowBundle, workflowBundleCode } from '../support/temporal.js';
import { quietRuntime } from '../support/workflow-runtime.js';
import { failedReplays, savedHistories } from '../support/workflow-saved.js';
import { WAYS } from '../support/workflow-ways.js';

/** Changes of the workflow that open runs would not survive: each text stands once in the bundle. */
const MUTATIONS: { name: string; from: RegExp; to: string }[] = [
  {
    name: 'facts are archived twice',
    from: /const outcome = (await \(0,[\w.]+archiveFacts\)\(\{[^}]*\}\));/,
    to: '$1; const outcome = $1;',
  },
  {
    name: 'the run pauses before it archives',
    from: /const batch = desk\.pending\.slice\(\);/,
    to: 'const batch = desk.pending.slice(); await (0,_temporalio_workflow__WEBPACK_IMPORTED_MODULE_0__.condition)(() => false, 1000);',
  },
  {
    name: 'the run sleeps without a timer',
    from: /condition\)\(isWanted, pauseMs, /,
    to: 'condition)(isWanted, undefined, ',
  },
  { name: 'a rebuilding run does not read the record', from: /if \(input\.rebuild\)/, to: 'if (false)' },
  { name: 'changes are not shown on the screens', from: /if \(changes\.length > 0\)/, to: 'if (false)' },
  { name: 'a run leaves sooner', from: /const EVENTS_PER_RUN = 120;/, to: 'const EVENTS_PER_RUN = 10;' },
];

/** Every version a run may still be of: whoever raises the version keeps what was saved under the one before. */
const OLDER_STATES = Array.from({ length: STATE_VERSION - 1 }, (_none, at) => at + 1);

describe('saved histories', () => {
  const histories = savedHistories();
  let folder: string;
  beforeAll(() => {
    quietRuntime();
    folder = mkdtempSync(join(tmpdir(), 'caigou-mutants-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('show every way through the workflow, and end in completed tasks', () => {
    expect(histories.map(({ name }) => name)).toEqual(Object.keys(WAYS));
    for (const { history } of histories) {
      const kinds = history.events.map(({ eventType }) => eventType);
      expect(kinds).toContain('EVENT_TYPE_WORKFLOW_TASK_COMPLETED');
      expect(kinds.filter((kind) => kind === 'EVENT_TYPE_WORKFLOW_TASK_STARTED')).toHaveLength(
        kinds.filter((kind) => kind === 'EVENT_TYPE_WORKFLOW_TASK_COMPLETED').length,
      );
    }
  });

  test('replay with the code of today', async () => {
    expect(await failedReplays(workflowBundle().codePath, histories)).toEqual({});
  });

  test.each(OLDER_STATES)('of state version %i replay too, so that open runs of it come to leave', async (version) => {
    const older = savedHistories(`state-${version}`);
    expect(older.map(({ name }) => name)).toContain('rebuilt-run');
    expect(await failedReplays(workflowBundle().codePath, older)).toEqual({});
  });

  test.each(MUTATIONS)('do not replay when $name', async ({ name, from, to }) => {
    const code = workflowBundleCode();
    expect(code.match(new RegExp(from, 'g'))).toHaveLength(1);
    const file = join(folder, `${name.replace(/\W+/g, '-')}.js`);
    writeFileSync(file, code.replace(from, to));
    expect(Object.keys(await failedReplays(file, histories))).not.toEqual([]);
  });
});
