import { describe, expect, test } from '@jest/globals';
import type { TaskLine } from '../../client/console/api/answers.js';
import { isTickable, keyOf, matterOf, picked, summaryOf, tickName } from '../../client/console/screens/todo/batch.js';
import { inboxLine } from '../client/inbox-line.js';

const line = (task: string, batch: boolean): TaskLine => inboxLine({ task, batch });
const [first, second, single] = [line('a1.1.1', true), line('a2.1.1', true), line('a3.1.1', false)];

describe('what is ticked to be approved together', () => {
  test('is what may be, in the order of the list', () => {
    const lines = [first, single, second];
    expect(lines.map(isTickable)).toEqual([true, false, true]);
    expect(picked(lines, [second, first].map(keyOf))).toEqual([first, second]);
  });

  test('is no more what left the list, or may no longer be approved so', () => {
    const chosen = [first, second, single].map(keyOf);
    expect(picked([second], chosen)).toEqual([second]);
    expect(picked([{ ...first, batch: false }, single], chosen)).toEqual([]);
  });

  test('is called by its cycle, what of it, and the step', () => {
    expect(matterOf(first)).toBe('社工站服务采购 年度实施计划（第 1 年度合同）');
    expect(tickName(first)).toBe('选择 社工站服务采购 年度实施计划（第 1 年度合同） 科室审核');
  });

  test('is summed up by how many are on record', () => {
    const refused = new Error('refused');
    expect(summaryOf([first, second], [])).toBe('共 2 件，已登记 0 件');
    expect(
      summaryOf(
        [first, second, single],
        [
          { line: first, result: 'done' },
          { line: second, result: 'failed', error: refused },
          { line: single, result: 'stopped' },
        ],
      ),
    ).toBe('共 3 件，已登记 1 件');
  });
});
