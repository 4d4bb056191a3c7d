import { expect, test } from '@jest/globals';
import { toldHandOver, toldUndo } from '../../../client/directory/hand-over-words.js';
import { cycleNo } from '../../support/cycle-world.js';

const CYCLE = { cycleId: cycleNo('222401-2026-001'), title: '社工站服务采购' };
const SUBJECT = { kind: 'annual-plan', ref: 'y1' } as const;
const WHY = { person: '局长' };

test('a task that stays after a hand-over says why in words, one that goes says nothing', () => {
  const task = { approval: 'a1', task: 'a1.1.1', subject: SUBJECT, step: '审核' };
  const { cases } = toldHandOver({
    ...{ from: 'deputyHead', to: 'bureauHead', confirmed: false },
    cases: [
      {
        ...{ ...CYCLE, officer: false, outcome: 'wouldMove' },
        tasks: [
          { ...task, outcome: 'moves' },
          { ...task, outcome: 'stays', stays: { code: 'person-inactive', why: WHY } },
        ],
      },
    ],
  });
  expect(cases[0]?.words).toBeNull();
  expect(cases[0]?.tasks.map(({ words }) => words)).toEqual([null, expect.stringContaining('局长')]);
});

test('an approval that cannot go back says why in words', () => {
  const refusal = { code: 'person-inactive', tried: 'undo-repair', why: WHY, allowedNow: [] } as const;
  const { cases } = toldUndo({
    ...{ from: 'deputyHead', to: 'bureauHead', confirmed: false },
    cases: [
      {
        ...CYCLE,
        approvals: [
          { approval: 'a1', subject: SUBJECT, outcome: 'wouldGoBack' },
          { approval: 'a2', subject: SUBJECT, outcome: 'stays', refusal: { ...refusal, allowedNow: [] } },
        ],
      },
    ],
  });
  expect(cases[0]?.approvals.map(({ words }) => words)).toEqual([null, expect.stringContaining('局长')]);
});
