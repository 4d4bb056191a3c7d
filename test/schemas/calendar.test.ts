import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { calendarFileSchema } from '../../schemas/calendar.js';
import { plainDateSchema } from '../../schemas/plain-date.js';

const valid = {
  code: '000000',
  year: 2030,
  kind: 'annual',
  notice: { title: '国务院办公厅关于2030年部分节假日安排的通知', date: '2029-11-01' },
  rest: [{ name: '国庆节', from: '2030-10-01', to: '2030-10-07' }],
  work: ['2030-09-28'],
};

/** Path and message of every finding. */
function findings(input: unknown): { path: string; message: string }[] {
  const { error } = calendarFileSchema.safeParse(input);
  return (error?.issues ?? []).map(({ path, message }) => ({ path: path.join('.'), message }));
}

describe('a calendar file', () => {
  test('is taken as it is written', () => {
    expect(calendarFileSchema.parse(valid)).toEqual(valid);
  });

  test('may move the last week of December of the year before', () => {
    const spilling = { ...valid, rest: [{ name: '元旦', from: '2029-12-30', to: '2030-01-01' }], work: ['2029-12-29'] };
    expect(findings(spilling)).toEqual([]);
  });

  test.each([
    ['a region code lost its quotes', { ...valid, code: 0 }, 'code', '引号'],
    ['a region code is short', { ...valid, code: '2224' }, 'code', '六位'],
    ['a kind is unknown', { ...valid, kind: 'yearly' }, 'kind', 'annual'],
    ['a date does not exist', { ...valid, work: ['2030-02-30'] }, 'work.0', '没有这一天'],
    ['a date is spelt differently', { ...valid, work: ['2030/09/28'] }, 'work.0', 'YYYY-MM-DD'],
    [
      'a run ends before it begins',
      { ...valid, rest: [{ name: '国庆节', from: '2030-10-07', to: '2030-10-01' }] },
      'rest.0.to',
      '早于',
    ],
    ['a day lies in another year', { ...valid, work: ['2031-09-28'] }, 'work.0', '2030年'],
    ['a day lies too early in December', { ...valid, work: ['2029-12-24'] }, 'work.0', '2029-12-25'],
    ['a day both rests and works', { ...valid, work: ['2030-10-03'] }, 'work.0', '同时'],
    ['a notice has no title', { ...valid, notice: { title: '', date: '2029-11-01' } }, 'notice.title', '全称'],
    ['a notice has no date', { ...valid, notice: { title: '通知' } }, 'notice.date', 'YYYY-MM-DD'],
  ])('is refused, with the field and how to mend it, when %s', (_, input, path, hint) => {
    const found = findings(input);
    expect(found.map((finding) => finding.path)).toContain(path);
    expect(found.find((finding) => finding.path === path)?.message).toContain(hint);
  });

  test('is refused with an unknown field, which is named', () => {
    expect(findings({ ...valid, holidays: [] })[0]?.message).toContain('holidays');
    expect(findings({ ...valid, notice: { ...valid.notice, url: 'x' } })[0]).toMatchObject({ path: 'notice' });
  });
});

describe('expected regional rest', () => {
  const expecting = (from: string, to: string, days: unknown = 3) =>
    findings({ ...valid, code: '222400', expected: [{ name: '州庆', from, to, days }] });

  test('is a window of the year or of one date', () => {
    expect(expecting('09-01', '09-06')).toEqual([]);
    expect(expecting('2031-03-01', '2031-03-06')).toEqual([]);
  });

  test.each([
    ['two spellings', '09-01', '2030-09-06', 'expected.0.to'],
    ['an end before its start', '09-06', '09-01', 'expected.0.to'],
    ['29 February of every year', '02-20', '02-29', 'expected.0.to'],
    ['a day that does not exist', '2030-02-30', '2030-03-02', 'expected.0.from'],
    ['another spelling', '9-1', '09-06', 'expected.0.from'],
  ])('is refused with %s', (_, from, to, path) => {
    expect(expecting(from, to).map((finding) => finding.path)).toContain(path);
  });

  test.each([0, 16, 1.5, '3'])('is refused with %j days', (days) => {
    expect(expecting('09-01', '09-06', days)).toHaveLength(1);
  });
});

describe('branded values in JSON Schema', () => {
  test('keep their type, pattern and description', () => {
    expect(z.toJSONSchema(plainDateSchema)).toMatchObject({
      type: 'string',
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
      description: 'Legal day in Beijing time, YYYY-MM-DD',
    });
  });

  test('of a whole calendar file come through, and unknown fields stay forbidden', () => {
    expect(z.toJSONSchema(calendarFileSchema)).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['code', 'year', 'kind', 'notice', 'rest', 'work'],
      properties: { code: { type: 'string', pattern: '^\\d{6}$' }, work: { type: 'array', items: { type: 'string' } } },
    });
  });
});
