import { describe, expect, test } from '@jest/globals';
import { allowedNow } from '../../../domain/cycle/allowed.js';
import { handedOver } from '../../../domain/drive/steps/staffing.js';
import { ageOn } from '../../../domain/staff/fitness.js';
import { d, fork } from '../../support/case.js';
import { awarded, SECOND, serving, signed, THIRD, worker } from '../../support/course.js';

describe('placing', () => {
  test('needs a contract, a station of the cycle and days that have come', () => {
    expect(awarded().no('place-worker', worker('w1', '2023-03-13')).why).toEqual({ trigger: 'contract-signed' });
    const c = signed();
    expect(c.no('place-worker', worker('w1', '2023-03-20', { station: 'z' })).why).toEqual({ subject: 's:z' });
    expect(c.no('place-worker', worker('w1', '2023-03-20', { placedOn: d('2023-03-21') })).code).toBe('in-the-future');
    expect(c.no('start-project', {}, { as: 'township' }).code).toBe('post-missing');
    c.ok('place-worker', worker('w1', '2023-03-20'));
    expect(c.no('place-worker', worker('w1', '2023-03-20')).code).toBe('already-recorded');
  });

  test.each([
    ['1982-03-21', 40, []],
    ['1982-03-20', 41, ['staffing: too-old']],
  ])('somebody born on %s is %d on 20 March 2023', (bornOn, age, violations) => {
    expect(ageOn(d(bornOn), d('2023-03-20'))).toBe(age);
    const c = signed();
    c.ok('place-worker', worker('w1', '2023-03-20', { bornOn: d(bornOn) }));
    expect(c.violations()).toEqual(violations);
  });

  test('who was born on 29 February is a year older on the 28th of an ordinary year', () => {
    expect(ageOn(d('1984-02-29'), d('2023-02-27'))).toBe(38);
    expect(ageOn(d('1984-02-29'), d('2023-02-28'))).toBe(39);
  });

  test('a junior college is enough, less is a deviation; in Yuanzhou residents belong to the township', () => {
    const c = signed();
    c.ok('place-worker', worker('w1', '2023-03-20', { education: 'juniorCollege' }));
    c.ok('place-worker', worker('w2', '2023-03-20', { education: 'secondary' }));
    expect(c.violations()).toEqual(['staffing: education-too-low']);
    const other = signed('640402');
    other.ok('place-worker', worker('r1', '2023-03-20', { role: 'resident', employer: 'township' }));
    other.ok('place-worker', worker('r2', '2023-03-20', { role: 'resident', employer: 'contractor' }));
    expect(other.violations()).toEqual(['staffing: wrong-employer']);
    expect(other.duty('worker-certification@w:r1#1').owner).toBe('township');
    expect(other.has('labour-contract@w:r1#1')).toBe(false);
  });

  test('a record of last week needs nobody else: staffing touches neither law nor money', () => {
    const c = signed();
    c.to('2023-03-27');
    c.ok('place-worker', worker('w1', '2023-03-22', { education: 'secondary' }), { on: '2023-03-22' });
    expect(c.violations()).toEqual(['staffing: education-too-low']);
  });
});

describe('a station short of workers', () => {
  test('owes a refill from the day somebody left, met by the day somebody came', () => {
    const c = serving();
    c.skip('2023-05-08');
    c.ok('remove-worker', { worker: 'w1', reason: '离职' });
    expect(c.last('station-below-minimum').data).toEqual({ station: 'a', have: 0, need: 1 });
    expect(c.duty('vacancy-refill@s:a#1')).toMatchObject({ due: '2023-06-08', owner: 'contractor', status: 'open' });
    c.skip('2023-06-12');
    c.ok('place-worker', worker('w3', '2023-06-07'));
    expect(c.last('station-refilled').on).toBe('2023-06-07');
    expect(c.duty('vacancy-refill@s:a#1').status).toBe('met');
  });

  test('with somebody still there it is not short', () => {
    const c = serving();
    c.ok('place-worker', worker('w3', '2023-04-03'));
    c.ok('remove-worker', { worker: 'w1', reason: '离职' });
    expect(c.kinds()).not.toContain('station-below-minimum');
    expect(c.no('remove-worker', { worker: 'w1', reason: '离职' }).code).toBe('already-recorded');
    expect(c.no('remove-worker', { worker: 'w9', reason: '离职' }).why).toEqual({ subject: 'w:w9' });
  });

  test('who leaves takes his open duties along; who comes back brings certificate and hours', () => {
    const c = signed();
    c.ok('place-worker', worker('w1', '2023-03-20'));
    c.ok('record-certificate', { worker: 'w1', level: 'assistant' });
    c.ok('record-training', { worker: 'w1', hours: 12, year: 2023 });
    c.ok('remove-worker', { worker: 'w1', reason: '离职' });
    expect(c.duty('labour-contract@w:w1#1').status).toBe('void');
    c.ok('place-worker', worker('w1', '2023-03-20'));
    expect(c.state.staff.workers.w1).toMatchObject({
      trainings: [{ year: 2023, hours: 12 }],
      certificate: { level: 'assistant' },
      leftOn: null,
    });
    expect(c.duty('labour-contract@w:w1#2').status).toBe('open');
  });
});

describe('papers of a worker', () => {
  test('are refused for somebody unknown; hours are more than none', () => {
    const c = serving();
    expect(c.no('record-labour-contract', { worker: 'w9' }).code).toBe('unknown-subject');
    expect(c.no('record-certificate', { worker: 'w9', level: 'senior' }).code).toBe('unknown-subject');
    expect(c.no('record-training', { worker: 'w9', hours: 1, year: 2023 }).code).toBe('unknown-subject');
    expect(c.no('record-training', { worker: 'w1', hours: 0, year: 2023 }).why).toEqual({ field: 'hours' });
    c.ok('record-labour-contract', { worker: 'w1' }, { on: '2023-03-20', second: 'headOfOffice' });
    expect(c.violations()).toEqual(['labour-contract: before-trigger']);
  });

  test('a certificate not there after two years is a breach on its day, and only what the district says may follow', () => {
    const c = signed('640402');
    c.ok('place-worker', worker('w1', '2023-03-20'));
    expect(c.no('apply-consequence', { worker: 'w1', measure: 'replace' }).why).toEqual({
      trigger: 'certification-breached',
    });
    expect(c.duty('worker-certification@w:w1#1')).toMatchObject({ due: '2025-03-20', owner: 'contractor' });
    c.skip('2025-03-20');
    expect(c.kinds()).not.toContain('certification-breached');
    c.skip('2025-03-21');
    expect(c.last('certification-breached')).toMatchObject({ on: '2025-03-21', data: { due: '2025-03-20' } });
    expect(c.no('apply-consequence', { worker: 'w1', measure: 'dismiss' }).why).toMatchObject({
      allowed: 'repost,replace',
    });
    expect(c.duty('certification-consequence@w:w1#1').due).toBe('2025-04-21');
    c.ok('apply-consequence', { worker: 'w1', measure: 'repost' });
    expect(c.duty('certification-consequence@w:w1#1').status).toBe('met');
  });
});

describe('deployment', () => {
  test('is confirmed when every station has somebody', () => {
    const c = signed();
    c.ok('place-worker', worker('w1', '2023-03-20'));
    expect(c.no('confirm-deployment', {}).why).toEqual({ stations: '乙镇社工站' });
    c.ok('place-worker', worker('w2', '2023-03-20', { station: 'b' }));
    c.ok('confirm-deployment', {});
    expect(c.duty('deployment@lot#1').status).toBe('met');
    expect(c.no('confirm-premises', { station: 'z' }).why).toEqual({ subject: 's:z' });
  });
});

describe('another contractor', () => {
  const change = { role: 'contractor', party: SECOND, reason: '原机构注销' } as const;

  test('takes over what the old one kept within ten working days', () => {
    const c = fork(serving());
    expect(c.no('record-handover', { to: '第二社工机构' }).why).toEqual({ trigger: 'contractor-changed' });
    expect(allowedNow(c.state, c.card('officer'), c.judging())).not.toContain('record-handover');
    c.ok('change-party', change);
    expect(c.duty('handover@lot#1')).toMatchObject({ due: '2023-04-18', owner: 'contractor', authority: 'assumed' });
    expect(allowedNow(c.state, c.card('contractor'), c.judging())).toContain('record-handover');
    c.to('2023-04-10');
    const command = handedOver(c.duty('handover@lot#1'), c.today, { state: c.state, judging: c.judging() });
    expect(command.data).toEqual({ to: '第二社工机构' });
    c.ok('record-handover', command.data as never, { as: 'contractor' });
    expect(c.duty('handover@lot#1').status).toBe('met');
    expect(c.no('record-handover', { to: '第二社工机构' }).code).toBe('trigger-missing');
  });

  test('each change is handed over by itself; another purchaser hands nothing over', () => {
    const c = fork(serving());
    c.ok('change-party', {
      ...change,
      role: 'purchaser',
      party: { id: 'bureau-2', name: '社会工作部', kind: 'government' },
    });
    expect(c.has('handover@lot#1')).toBe(false);
    c.ok('change-party', change);
    c.ok('record-handover', { to: '第二社工机构' });
    c.to('2023-04-10');
    c.ok('change-party', { ...change, party: THIRD });
    expect(c.duty('handover@lot#2').status).toBe('open');
    c.ok('record-handover', { to: '第三社工机构' });
    expect(c.duty('handover@lot#2').status).toBe('met');
  });
});
