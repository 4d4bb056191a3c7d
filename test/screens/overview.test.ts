import { expect, test } from '@jest/globals';
import type * as told from '../../client/console/api/cycle-answers.js';
import { overviewLines } from '../../client/console/screens/case/overview-lines.js';
import type { OpeningWords } from '../../client/opening-words.js';
import type { CycleTimeline } from '../../client/screens/timeline.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { plainDate } from '../../domain/calendar/plain-date.js';
import type { Draft } from '../../store/registry/own-notes.js';

const d = plainDate;

/** The screens read no more than the server answers, or the compiler stops here. */
const HELD: readonly true[] = [
  true satisfies CycleTimeline & { today: PlainDate } extends told.CycleTimeline ? true : never,
  true satisfies Draft extends told.Draft ? true : never,
  true satisfies OpeningWords extends NonNullable<told.OpeningPreview['words']> ? true : never,
];

const TIMELINE: told.CycleTimeline = {
  stages: [
    {
      stage: 'planning',
      year: null,
      planned: { from: d('2026-01-05'), to: null },
      actual: { from: d('2026-01-05'), to: d('2026-02-02') },
    },
    {
      stage: 'serving',
      year: 1,
      planned: { from: d('2026-04-01'), to: d('2027-03-31') },
      actual: { from: d('2026-04-01'), to: null },
    },
    { stage: 'yearEnd', year: 1, planned: { from: null, to: null }, actual: { from: null, to: null } },
  ],
  payments: [
    {
      year: 1,
      tranche: 1,
      due: d('2026-05-08'),
      certainty: 'final',
      obligation: 'o1',
      late: true,
      doneOn: d('2026-05-11'),
      allocatedFen: 100,
      paidFen: 0,
    },
    {
      year: 1,
      tranche: 2,
      due: d('2026-12-31'),
      certainty: 'provisional',
      obligation: 'o2',
      late: false,
      doneOn: null,
      allocatedFen: 0,
      paidFen: 0,
    },
  ],
  evaluations: [
    {
      year: 1,
      slot: 'firstHalf',
      due: d('2026-11-26'),
      certainty: 'final',
      obligation: 'o3',
      late: true,
      doneOn: null,
      scoreHundredths: null,
      pass: null,
      stations: [],
    },
  ],
  nextDecision: {
    obligation: 'o4',
    late: false,
    rule: 'renewal-decision',
    subject: 'y1',
    due: d('2027-03-31'),
    certainty: 'provisional',
  },
  closedOn: null,
  today: d('2026-11-27'),
};

test('the overview has a line for each stage, tranche, evaluation and the next decision', () => {
  const lines = overviewLines(TIMELINE);
  expect(HELD.every((each) => each)).toBe(true);
  expect(lines.map(({ kind }) => kind)).toEqual([
    'stage',
    'stage',
    'stage',
    'payment',
    'payment',
    'evaluation',
    'decision',
  ]);
  expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
});

test('what has begun is drawn until today, and what has no end yet in a plan is only told in words', () => {
  const [planning, serving, yearEnd] = overviewLines(TIMELINE);
  expect(planning?.row.bars.map(({ look, to }) => [look, to])).toEqual([['actual', '2026-02-02']]);
  expect(planning?.planned).toBe('2026-01-05 至 未定');
  expect(serving?.row.bars.map(({ look, to }) => [look, to])).toEqual([
    ['planned', '2027-03-31'],
    ['actual', '2026-11-27'],
  ]);
  expect(serving?.actual).toBe('2026-04-01 至 进行中');
  expect(yearEnd).toMatchObject({ planned: '未定', actual: '未开始', row: { bars: [] } });
});

test('a day is late as the server judged it, and a provisional day says that it may move', () => {
  const line = (key: string) => overviewLines(TIMELINE).find((each) => each.key === key);
  expect(line('payment 1 1')?.due).toMatchObject({ late: true, obligation: 'o1' });
  expect(line('payment 1 1')?.row.marks.map(({ look }) => look)).toEqual(['late', 'done']);
  expect(line('payment 1 2')?.due).toMatchObject({ late: false, provisional: true });
  expect(line('payment 1 2')?.row.marks.map(({ look }) => look)).toEqual(['due']);
  expect(line('evaluation 1 firstHalf')?.due?.late).toBe(true);
  expect(line('decision')?.due).toMatchObject({ on: '2027-03-31', provisional: true });
});

test('scores of stations stand there until the result of the evaluation is confirmed, and then the result', () => {
  const scored = (result: { scoreHundredths: number | null; pass: boolean | null }) => {
    const stations = [{ name: '示例街道社会工作服务站', scoreHundredths: 8650 }];
    const evaluations = TIMELINE.evaluations.map((each) => ({ ...each, ...result, stations }));
    return overviewLines({ ...TIMELINE, evaluations }).find(({ kind }) => kind === 'evaluation')?.result;
  };
  expect(scored({ scoreHundredths: null, pass: null })).toBe('示例街道社会工作服务站 86.50 分（结果待确认）');
  expect(scored({ scoreHundredths: 8700, pass: true })).toBe('87.00 分，合格');
});
