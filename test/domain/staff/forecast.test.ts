import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../domain/calendar/plain-date.js';
import { type Loss, shortageOf, stationOutlooks } from '../../../domain/staff/forecast.js';
import { d, fork } from '../../support/case.js';
import { countyOn } from '../../support/county.js';
import { serving, signed, worker } from '../../support/course.js';

describe('the day a station falls below its minimum', () => {
  test('is the day after somebody’s last one, as soon as that is known; not where others remain', () => {
    const c = fork(serving());
    const outlook = () => stationOutlooks(c.state, c.judging()).map(({ id, shortage }) => [id, shortage]);
    expect(outlook()).toEqual([
      ['a', null],
      ['b', null],
    ]);
    c.ok('record-leaving', { worker: 'w1', lastDay: d('2023-05-31'), reason: '辞职' }, { as: 'contractor' });
    expect(outlook()[0]).toEqual([
      'a',
      { from: '2023-06-01', have: 0, need: 1, because: [{ worker: 'w1', why: 'leaves', from: '2023-06-01' }] },
    ]);
    c.ok('place-worker', worker('w3', '2023-04-03'));
    expect(outlook()[0]).toEqual(['a', null]);
    expect(c.no('record-leaving', { worker: 'w1', lastDay: d('2023-04-01'), reason: '辞职' }).code).toBe('bad-input');
  });

  test('is the day after the certificate was due, where something must follow from missing it', () => {
    const c = fork(signed('640402'));
    c.ok('place-worker', worker('w1', '2023-03-20'));
    const shortage = () => stationOutlooks(c.state, c.judging())[0]?.shortage;
    expect(shortage()).toMatchObject({ from: '2025-03-21', because: [{ worker: 'w1', why: 'certificate' }] });
    c.ok('record-certificate', { worker: 'w1', level: 'assistant' });
    expect(shortage()).toBeNull();
  });

  test('never comes earlier because one more works there', () => {
    const start = d('2026-01-01');
    const losses = fc.uniqueArray(
      fc.record({
        worker: fc.constantFrom('w1', 'w2', 'w3', 'w4'),
        why: fc.constantFrom<Loss['why']>('leaves', 'certificate'),
        from: fc.nat(900).map((n) => addDays(start, n)),
      }),
      { selector: ({ worker: id }) => id },
    );
    const there = fc.subarray(['w1', 'w2', 'w3', 'w4']);
    fc.assert(
      fc.property(there, fc.nat(4), losses, (people, need, known) => {
        const fewer = shortageOf(people, need, known, start);
        const more = shortageOf([...people, 'w5'], need, known, start);
        if (more !== null) expect(fewer?.from === undefined ? 'never' : fewer.from <= more.from).toBe(true);
        if (fewer !== null) expect(fewer.have).toBeLessThan(need);
      }),
    );
  });
});

describe('an age that counts as long as somebody serves', () => {
  test('is passed on the birthday, once, and not for who was too old when hired', () => {
    const c = fork(signed());
    const rule = c.policy.rules.staffing;
    if (rule?.kind !== 'staffing') throw new Error('no staffing rule');
    c.policy = { ...c.policy, rules: { ...c.policy.rules, staffing: { ...rule, ageTested: 'continuously' } } };
    c.ok('place-worker', worker('w1', '2023-03-20', { bornOn: d('1982-04-10') }));
    c.ok('place-worker', worker('w2', '2023-03-20', { bornOn: d('1980-04-10') }));
    expect(c.violations()).toEqual(['staffing: too-old']);
    c.to('2023-04-09');
    expect(c.violations()).toHaveLength(1);
    c.to('2023-04-20');
    expect(c.last('age-limit-passed')).toMatchObject({ on: '2023-04-10', data: { worker: 'w1', age: 41, max: 40 } });
    expect(c.violations()).toEqual(['staffing: too-old', 'staffing: too-old']);
  });
});

describe('too few people when the deployment is confirmed', () => {
  test('is on record, and each station owes its refill', () => {
    const c = fork(signed());
    const rule = c.policy.rules.staffing;
    if (rule?.kind !== 'staffing') throw new Error('no staffing rule');
    c.policy = { ...c.policy, rules: { ...c.policy.rules, staffing: { ...rule, minPerStation: 2 } } };
    c.ok('place-worker', worker('w1', '2023-03-20'));
    c.ok('place-worker', worker('w2', '2023-03-20'));
    c.ok('place-worker', worker('w3', '2023-03-20', { station: 'b' }));
    c.ok('confirm-deployment', {});
    expect(c.violations()).toEqual(['staffing: too-few-workers']);
    expect(c.last('station-below-minimum').data).toEqual({ station: 'b', have: 1, need: 2 });
    expect(c.duty('vacancy-refill@s:b#1').status).toBe('open');
  });
});

describe('a worker lent to other work', () => {
  test('Linfen forbids it: refused today, on record of the past; elsewhere it is put on record as irregular', () => {
    const lent = { worker: 'a-1', by: '镇政府', work: '统计' };
    const linfen = countyOn('141024', '2026-06-12');
    expect(linfen.no('record-worker-borrowed', lent)).toMatchObject({
      code: 'rule-broken',
      why: { rule: 'worker-borrowing-ban', by: '镇政府' },
    });
    linfen.ok('record-worker-borrowed', lent, { on: '2026-06-10' });
    expect(linfen.last('violation-recorded').data).toMatchObject({
      rule: 'worker-borrowing-ban',
      basis: 'LF-2021 职责（三）',
    });
    const jilin = fork(serving());
    jilin.ok('record-worker-borrowed', { ...lent, worker: 'w1' });
    expect(jilin.violations()).toEqual(['worker-borrowing-ban: worker-borrowed']);
  });
});
