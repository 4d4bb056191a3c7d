import { describe, expect, test } from '@jest/globals';
import { aggregate } from '../../../domain/evaluation/results.js';
import { evaluated, judged, MEDIUM, serving, signed } from '../../support/course.js';

const first = { year: 1, slot: 'firstHalf' as const };
const station = (id: string, scoreHundredths = 8000) => ({
  ...first,
  station: id,
  evaluators: ['e1'],
  scoreHundredths,
});

describe('scores', () => {
  test('are joined by whole hundredths, half up', () => {
    expect(aggregate([8000, 8001], 'mean')).toBe(8001);
    expect(aggregate([8000, 8000, 8001], 'mean')).toBe(8000);
    expect(aggregate([8000, 5999], 'min')).toBe(5999);
    expect(aggregate([8000, 5999], 'last')).toBe(5999);
    expect(() => aggregate([], 'mean')).toThrow(RangeError);
  });

  test.each([
    [5999, 'fail'],
    [6000, 'pass'],
    [8999, 'pass'],
    [9000, 'excellent'],
  ])('%d is %s', (score, grade) => {
    const c = serving();
    evaluated(c, 1, 'firstHalf', [score, score]);
    expect(c.last('result-confirmed').data).toMatchObject({ scoreHundredths: score, grade, pass: grade !== 'fail' });
  });
});

describe('an objection', () => {
  test('needs an evaluation on record, and of the station it names', () => {
    const c = serving();
    expect(c.no('object-to-evaluation', { ...first, reason: '不服' }, { as: 'contractor' })).toMatchObject({
      code: 'trigger-missing',
      why: { trigger: 'evaluation-recorded' },
      allowedNow: expect.not.arrayContaining(['object-to-evaluation']),
    });
    c.ok('record-evaluation', station('a'), { as: 'evaluator' });
    const about = (id: string) => ({ ...first, station: id, reason: '不服' });
    expect(c.no('object-to-evaluation', about('b'), { as: 'contractor' }).why).toEqual({ subject: 's:b' });
    c.ok('object-to-evaluation', about('a'), { as: 'contractor' });
  });
});

describe('an evaluation', () => {
  test('needs a contract of that year, a slot of the scheme and every station', () => {
    const c = serving();
    expect(c.no('record-evaluation', { ...station('a'), year: 2 }).why).toEqual({
      trigger: 'contract-signed',
      year: 2,
    });
    expect(c.no('record-evaluation', { ...station('a'), slot: 'midTerm' }).why).toMatchObject({
      subject: 'y1/midTerm',
    });
    expect(c.no('record-evaluation', station('z')).why).toEqual({ subject: 's:z' });
    c.ok('record-evaluation', station('a'));
    expect(c.no('confirm-evaluation', first).why).toEqual({ stations: '乙镇社工站' });
    c.ok('record-evaluation', station('b'));
    expect(c.no('confirm-evaluation', first).code).toBe('approval-needed');
  });

  test('under approval is frozen; confirmed, it is neither confirmed nor recorded again', () => {
    const c = serving();
    for (const id of ['a', 'b']) c.ok('record-evaluation', station(id));
    c.ok('submit-approval', { subject: { kind: 'evaluation-result', ref: 'y1/firstHalf' } });
    expect(c.no('record-evaluation', station('a', 1)).code).toBe('under-approval');
    const done = serving();
    evaluated(done, 1, 'firstHalf', [8000, 8000]);
    expect(done.no('record-evaluation', station('a', 1)).code).toBe('already-recorded');
    expect(done.no('confirm-evaluation', first).code).toBe('already-recorded');
  });

  test('confirmed on paper before the last station was evaluated is a violation', () => {
    const c = serving();
    for (const id of ['a', 'b']) c.ok('record-evaluation', station(id));
    c.approved('evaluation-result', 'y1/firstHalf');
    expect(c.no('confirm-evaluation', first, { on: '2023-03-31' }).code).toBe('second-person-needed');
    c.ok('confirm-evaluation', first, { on: '2023-03-31', second: 'deputyHead' });
    expect(c.violations()).toEqual(['evaluation-scheme: before-trigger']);
  });

  test('is published, sent up and objected to once it is there', () => {
    const c = serving();
    expect(c.no('publish-evaluation', { ...first, medium: MEDIUM }).why).toEqual({ trigger: 'result-confirmed' });
    expect(c.no('send-result-up', { ...first, to: 'province' }).code).toBe('trigger-missing');
    expect(c.no('object-to-evaluation', { ...first, year: 2, reason: '不服' }).code).toBe('trigger-missing');
    evaluated(c, 1, 'firstHalf', [8000, 8000]);
    c.ok('publish-evaluation', { ...first, medium: MEDIUM });
    c.ok('send-result-up', { ...first, to: 'province' });
    c.ok('object-to-evaluation', { ...first, reason: '不服' }, { as: 'contractor' });
    expect(c.kinds().slice(-3)).toEqual(['evaluation-published', 'evaluation-sent-up', 'evaluation-objected']);
  });

  test('a passed mid-term opens its tranche with the same breath, a failed one does not', () => {
    const passed = serving('640402');
    evaluated(passed, 1, 'midTerm', [6000, 6000]);
    expect(passed.last('gate-passed').data).toMatchObject({
      tranche: 2,
      becauseOfSeq: passed.last('result-confirmed').seq,
    });
    expect(passed.has('payment-tranche-2@t2#1')).toBe(true);
    const failed = serving('640402');
    evaluated(failed, 1, 'midTerm', [5999, 5999]);
    expect(failed.has('payment-tranche-2@t2#1')).toBe(false);
  });
});

describe('the year', () => {
  test('has one result, when every slot has one; a failed one says so', () => {
    const c = serving();
    evaluated(c, 1, 'firstHalf', [7000, 7000]);
    expect(c.no('determine-annual-result', { year: 1 }).why).toEqual({
      trigger: 'result-confirmed',
      slots: 'firstHalf,secondHalf',
    });
    evaluated(c, 1, 'secondHalf', [4999, 4999]);
    c.ok('determine-annual-result', { year: 1 });
    // The mean of 70.00 and 49.99 is 59.995, rounded half up to 60.00: a pass.
    expect(c.last('annual-result-determined').data).toMatchObject({ scoreHundredths: 6000, pass: true });
    expect(c.no('determine-annual-result', { year: 1 }).code).toBe('already-recorded');
    expect(judged('222401', 5999).last('year-failed').data.scoreHundredths).toBe(5999);
  });

  test('is accepted with the opinions of those served, and then published', () => {
    const c = serving();
    const accepted = { year: 1, accepted: true, summary: '合格' };
    expect(signed().no('record-acceptance', { ...accepted, year: 2, opinions: 1 }).code).toBe('trigger-missing');
    expect(c.no('publish-acceptance', { year: 1, medium: MEDIUM }).why).toEqual({ trigger: 'acceptance-recorded' });
    c.ok('record-acceptance', { ...accepted, opinions: 0 });
    expect(c.violations()).toEqual(['acceptance: no-user-opinions']);
    expect(c.duty('acceptance-publication@y1#1')).toMatchObject({ due: '2023-04-18', status: 'open' });
    c.ok('publish-acceptance', { year: 1, medium: MEDIUM });
    expect(c.duty('acceptance-publication@y1#1').status).toBe('met');
  });
});
