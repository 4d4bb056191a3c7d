import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../domain/calendar/plain-date.js';
import { CERTIFICATE_LEVELS, QUALIFICATIONS, WORKER_ROLES } from '../../../domain/policy/vocabulary.js';
import type { Training } from '../../../domain/staff/fold.js';
import { hoursOfYear } from '../../../domain/staff/hours.js';
import { qualificationOf } from '../../../domain/staff/qualification.js';
import { d, fork } from '../../support/case.js';
import { countyOn } from '../../support/county.js';
import { serving, signed, worker } from '../../support/course.js';

const NOBODY = { role: 'resident', socialWorkDegree: false, certificate: null, trainings: [] } as const;
const HELD = { level: 'assistant', on: d('2024-05-10'), registeredOn: null } as const;
const hours = (on: string, n: number): Training => ({ seq: 1, on: d(on), year: Number(on.slice(0, 4)), hours: n });

describe('who is qualified on a day', () => {
  test('a degree always counted, a certificate from its day, a registration from its own', () => {
    const all = { qualifiedBy: [...QUALIFICATIONS], qualifyingHours: 60 };
    const graduate = { ...NOBODY, socialWorkDegree: true, certificate: HELD };
    expect(qualificationOf(all, graduate, d('2020-01-01'))).toEqual({ by: 'degree', since: null });
    expect(qualificationOf(all, NOBODY, d('2030-01-01'))).toBeUndefined();
    const certified = { ...NOBODY, certificate: HELD };
    expect(qualificationOf(all, certified, d('2024-05-09'))).toBeUndefined();
    expect(qualificationOf(all, certified, d('2024-05-10'))).toEqual({ by: 'certificate', since: '2024-05-10' });
    const registering = { qualifiedBy: ['certificateRegistered' as const] };
    expect(qualificationOf(registering, certified, d('2030-01-01'))).toBeUndefined();
    const registered = { ...certified, certificate: { ...HELD, registeredOn: d('2024-08-01') } };
    expect(qualificationOf(registering, registered, d('2024-07-31'))).toBeUndefined();
    expect(qualificationOf(registering, registered, d('2024-08-01'))?.since).toBe('2024-08-01');
  });

  test('training from the day the hours are full, in whatever order they were entered; never without a number', () => {
    const trained = {
      ...NOBODY,
      trainings: [hours('2024-09-01', 20), hours('2023-03-01', 30), hours('2024-03-01', 10)],
    };
    const terms = { qualifiedBy: ['training' as const], qualifyingHours: 60 };
    expect(qualificationOf(terms, trained, d('2024-08-31'))).toBeUndefined();
    expect(qualificationOf(terms, trained, d('2024-09-01'))).toEqual({ by: 'training', since: '2024-09-01' });
    expect(qualificationOf({ qualifiedBy: ['training'] }, trained, d('2030-01-01'))).toBeUndefined();
  });

  test('a certificate below the level of the role does not make qualified for it', () => {
    const terms = { qualifiedBy: ['certificate' as const], leastLevel: { supervisor: 'intermediate' as const } };
    const on = d('2030-01-01');
    expect(qualificationOf(terms, { ...NOBODY, certificate: HELD }, on)).toBeDefined();
    expect(qualificationOf(terms, { ...NOBODY, role: 'supervisor', certificate: HELD }, on)).toBeUndefined();
    const higher = { ...HELD, level: 'senior' as const };
    expect(qualificationOf(terms, { ...NOBODY, role: 'supervisor', certificate: higher }, on)).toBeDefined();
  });

  test('who is qualified stays so, and one more way never takes it away', () => {
    const someDay = fc.integer({ min: 0, max: 2_000 }).map((n) => addDays(d('2020-01-01'), n));
    const certificate = fc.record({
      level: fc.constantFrom(...CERTIFICATE_LEVELS),
      on: someDay,
      registeredOn: fc.option(someDay),
    });
    const training = fc.record({
      seq: fc.nat(),
      on: someDay,
      year: fc.constant(2024),
      hours: fc.integer({ min: 1, max: 40 }),
    });
    const person = fc.record({
      role: fc.constantFrom(...WORKER_ROLES),
      socialWorkDegree: fc.boolean(),
      certificate: fc.option(certificate),
      trainings: fc.array(training, { maxLength: 5 }),
    });
    const ways = fc.subarray([...QUALIFICATIONS], { minLength: 1 });
    fc.assert(
      fc.property(
        person,
        ways,
        fc.constantFrom(...QUALIFICATIONS),
        someDay,
        fc.nat(900),
        (who, some, more, on, later) => {
          const terms = { qualifiedBy: some, qualifyingHours: 60 };
          fc.pre(qualificationOf(terms, who, on) !== undefined);
          expect(qualificationOf(terms, who, addDays(on, later))).toEqual(qualificationOf(terms, who, on));
          expect(qualificationOf({ ...terms, qualifiedBy: [...some, more] }, who, on)).toBeDefined();
        },
      ),
    );
  });
});

describe('the certification clock', () => {
  test('runs only for roles that must certify, and not for who came qualified', () => {
    const c = signed('640402');
    const certificate = { level: 'assistant', obtainedOn: d('2021-06-01') } as const;
    c.ok('place-worker', worker('r1', '2023-03-20', { role: 'resident', employer: 'township' }));
    c.ok('place-worker', worker('r2', '2023-03-20', { role: 'resident', employer: 'township', certificate }));
    c.ok('place-worker', worker('m1', '2023-03-20', { role: 'manager' }));
    expect(['r1', 'r2', 'm1'].map((id) => c.has(`worker-certification@w:${id}#1`))).toEqual([true, false, false]);
  });

  test('does not begin again for who comes back with his certificate', () => {
    const c = signed('640402');
    c.ok('place-worker', worker('w1', '2023-03-20'));
    c.to('2023-03-27');
    c.ok('record-certificate', { worker: 'w1', level: 'assistant' });
    expect(c.duty('worker-certification@w:w1#1').status).toBe('met');
    c.ok('remove-worker', { worker: 'w1', reason: '离职' });
    c.to('2023-04-03');
    c.ok('place-worker', worker('w1', '2023-04-03'));
    expect(c.has('worker-certification@w:w1#2')).toBe(false);
  });
});

describe('people of the whole contract', () => {
  test('Yuanzhou wants one supervisor of a middle level: named when missing at deployment, and when he goes', () => {
    const c = fork(signed('640402'));
    for (const [id, station] of [
      ['w1', 'a'],
      ['w2', 'b'],
    ] as const)
      c.ok('place-worker', worker(id, '2023-03-20', { station }));
    c.ok('confirm-deployment', {});
    expect(c.violations()).toEqual(['staffing: role-missing']);
    const certificate = { level: 'intermediate', obtainedOn: d('2021-06-01') } as const;
    c.ok('place-worker', worker('s1', '2023-03-20', { role: 'supervisor', certificate }));
    c.ok('confirm-deployment', {});
    expect(c.violations()).toHaveLength(1);
    c.ok('remove-worker', { worker: 's1', reason: '离职' });
    expect(c.violations()).toEqual(['staffing: role-missing', 'staffing: role-missing']);
    expect(c.kinds()).not.toContain('station-below-minimum');
  });
});

describe('class hours of a year', () => {
  test('in the year of the start a twelfth for each month to come, rounded up, or all', () => {
    expect(hoursOfYear(60, d('2026-01-31'), 'proportional')).toBe(60);
    expect(hoursOfYear(60, d('2026-06-12'), 'proportional')).toBe(35);
    expect(hoursOfYear(72, d('2026-12-31'), 'proportional')).toBe(6);
    expect(hoursOfYear(50, d('2026-12-01'), 'proportional')).toBe(5);
    expect(hoursOfYear(60, d('2026-12-01'))).toBe(60);
  });

  test('Henan owes them for each resident worker and year, and the next year anew', () => {
    const c = countyOn('410122', '2026-06-12');
    const placed = worker('w9', '2026-06-12', { role: 'resident', socialWorkDegree: true });
    c.ok('place-worker', placed, { as: 'contractor' });
    c.ok('place-worker', worker('w8', '2026-06-12', { role: 'project' }), { as: 'contractor' });
    expect(c.has('worker-training@w:w8#1')).toBe(false);
    expect(c.duty('worker-training@w:w9#1')).toMatchObject({ due: '2026-12-31', owner: 'contractor' });
    const train = (hours: number, year: number) =>
      c.ok('record-training', { worker: 'w9', hours, year }, { as: 'contractor' });
    train(34, 2026);
    train(60, 2025);
    expect(c.duty('worker-training@w:w9#1').status).toBe('open');
    train(1, 2026);
    expect(c.duty('worker-training@w:w9#1').status).toBe('met');
    c.skip('2027-01-04');
    expect(c.duty('worker-training@w:w9#2')).toMatchObject({ due: '2027-12-31', status: 'open' });
    train(59, 2027);
    expect(c.duty('worker-training@w:w9#2').status).toBe('open');
    train(1, 2027);
    expect(c.duty('worker-training@w:w9#2').status).toBe('met');
    expect(c.has('worker-training@w:w8#1')).toBe(false);
  });

  test('elsewhere they are owed within the three years of a registration, by level', () => {
    const c = fork(serving());
    const level = { level: 'intermediate', registeredOn: d('2023-04-03') } as const;
    expect(c.has('worker-training@w:w1#1')).toBe(false);
    c.ok('record-certificate', { worker: 'w1', ...level }, { as: 'contractor' });
    expect(c.duty('worker-training@w:w1#1')).toMatchObject({ due: '2026-04-03', authority: 'assumed' });
    c.ok('record-training', { worker: 'w1', hours: 89, year: 2023 }, { as: 'contractor' });
    expect(c.duty('worker-training@w:w1#1').status).toBe('open');
    c.ok('record-training', { worker: 'w1', hours: 1, year: 2023 }, { as: 'contractor' });
    expect(c.duty('worker-training@w:w1#1').status).toBe('met');
  });
});
