import { describe, expect, test } from '@jest/globals';
import { instantAt } from '../../../domain/calendar/instant.js';
import type { Answered } from '../../../domain/correction/fold.js';
import type { FailedDelivery } from '../../../domain/stuck/types.js';
import { THREE_STEPS, worldOf } from '../approval/world.js';
import { d, duty, on, seenOf, stuckOn, waysOf } from './seen.js';

test('what the contractor owes is waited for from the day after it was due, the earliest where it is unsure', () => {
  const report = duty({ owner: 'contractor', severity: 'policy' });
  const waits = (change: Parameters<typeof duty>[0], day: string) =>
    stuckOn({ obligations: [{ ...report, ...change }] }, 'waitsContractor', day).length;
  expect([waits({}, '2026-03-10'), waits({}, '2026-03-11')]).toEqual([0, 1]);
  expect(waits({ earliest: d('2026-03-08') }, '2026-03-09')).toBe(1);
  expect(waits({ status: 'met' }, '2026-03-11')).toBe(0);
  expect(waits({ owner: 'officer' }, '2026-03-11')).toBe(0);
});

describe('what the contractor says will be late', () => {
  const report = duty({ owner: 'contractor', severity: 'policy' });
  const said = (answer: Partial<Answered>, day: string, change: Parameters<typeof duty>[0] = {}) => {
    const { state } = worldOf(THREE_STEPS);
    const answered = { answer: 'late' as const, until: d('2026-03-20'), on: d('2026-03-02'), ...answer };
    const correction = { ...state.correction, answers: { [report.id]: answered } };
    return stuckOn(
      { state: { ...state, correction }, obligations: [{ ...report, ...change }] },
      'waitsContractor',
      day,
    );
  };

  test('is waited for from the day it is said, before the due day is over, and with the day that was named', () => {
    expect(said({}, '2026-03-02')).toMatchObject([
      { since: instantAt(d('2026-03-02'), '00:00'), detail: { due: '2026-03-10', until: '2026-03-20' } },
    ]);
    expect(said({ on: d('2026-03-12') }, '2026-03-12')).toMatchObject([{ since: instantAt(d('2026-03-10'), '00:00') }]);
  });

  test('is no wait once more time was given than was asked for, or the duty is met, or it was only seen', () => {
    expect(said({}, '2026-03-03', { due: d('2026-03-20'), earliest: d('2026-03-20') })).toEqual([]);
    expect(said({}, '2026-03-03', { status: 'met' })).toEqual([]);
    expect(said({ answer: 'seen', until: null }, '2026-03-03')).toEqual([]);
    expect(said({}, '2026-03-03', { owner: 'officer' })).toEqual([]);
  });
});

test('a receipt is waited for once the days the policy gives are over, since the filing left', () => {
  const trigger = { kind: 'filing-submitted' as const, on: d('2026-02-24'), seq: 12 };
  const receipt = duty({
    id: 'filing-receipt@f1#1',
    rule: 'filing-receipt',
    subject: 'f1',
    owner: 'province',
    trigger,
  });
  expect(stuckOn({ obligations: [receipt] }, 'waitsReceipt', '2026-03-10')).toEqual([]);
  const [found] = stuckOn({ obligations: [receipt] }, 'waitsReceipt', '2026-03-11');
  expect(found).toMatchObject({ since: instantAt(d('2026-02-24'), '00:00'), detail: { filedOn: '2026-02-24' } });
  expect(waysOf(found)).toEqual(['call', 'record-receipt', 'refile']);
  expect(found?.repair[1]).toEqual({ command: 'record-receipt', data: { filing: 'f1' } });
  expect(stuckOn({ obligations: [receipt] }, 'limitBroken', '2026-03-11')).toEqual([]);
});

describe('an address that takes no letter', () => {
  const address = 'office@mz.example';
  const failed: FailedDelivery = {
    about: 'plan-filing@y1#1',
    recipient: 'office',
    address,
    currentAddress: address,
    at: on('2026-03-03'),
    why: '550',
  };
  const bad = (deliveries: FailedDelivery[], status: 'open' | 'met' = 'open') =>
    stuckOn({ obligations: [duty({ status })], deliveries }, 'badAddress', '2026-03-04');

  test('is bad while what it was told is still to be done and no other was entered', () => {
    expect(bad([failed])).toMatchObject([{ about: { recipient: 'office', address }, since: on('2026-03-03') }]);
    expect(bad([failed], 'met')).toEqual([]);
    expect(bad([{ ...failed, currentAddress: 'new@mz.example' }])).toEqual([]);
    expect(bad([{ ...failed, about: 'a1.1.1' }])).toEqual([]);
  });

  test('is one thing however many letters failed, since the first', () => {
    const later = { ...failed, at: on('2026-03-04') };
    expect(bad([later, failed, later]).map(({ since }) => since)).toEqual([on('2026-03-03')]);
    expect(bad([failed, { ...failed, recipient: 'deputy' }])).toHaveLength(2);
  });

  test('is bad for a task as for a duty', () => {
    const seen = seenOf(worldOf(THREE_STEPS).submitted(), { deliveries: [{ ...failed, about: 'a1.1.1' }] });
    expect(stuckOn(seen, 'badAddress', '2026-03-04')).toHaveLength(1);
  });
});

describe('dates of a year whose notice is not loaded', () => {
  const unsure = duty({
    certainty: 'provisional',
    due: d('2027-02-20'),
    earliest: d('2027-02-10'),
    latest: d('2027-02-25'),
    trigger: { kind: 'plan-approved', on: d('2026-11-02'), seq: 9 },
  });
  const seen = (change: Parameters<typeof duty>[0], day: string, calendarYears = [2026]) =>
    stuckOn({ obligations: [{ ...unsure, ...change }], calendarYears }, 'provisionalDate', day);

  test('are a worry from 1 December before that year', () => {
    expect(seen({}, '2026-11-30')).toEqual([]);
    expect(seen({}, '2026-12-01')).toMatchObject([
      { cycle: null, about: { year: 2027 }, since: instantAt(d('2026-12-01'), '00:00'), breaksOn: '2027-02-10' },
    ]);
  });

  test('or once the earliest reading is thirty days off', () => {
    const early = { earliest: d('2026-12-20'), due: d('2026-12-28') };
    expect(seen(early, '2026-11-19')).toEqual([]);
    expect(seen(early, '2026-11-20')).toHaveLength(1);
  });

  test('are one row a year, with how many dates wait for it', () => {
    const [a, b] = [unsure, { ...unsure, id: 'plan-filing@y1#2', earliest: d('2027-02-01') }];
    const later = {
      ...unsure,
      id: 'x@y1#1',
      trigger: { ...unsure.trigger, on: d('2028-01-05') },
      earliest: d('2028-02-01'),
      latest: d('2028-02-20'),
    };
    const rows = stuckOn({ obligations: [a, b, later], calendarYears: [2026] }, 'provisionalDate', '2028-02-01');
    expect(rows.map(({ about, detail, breaksOn }) => [about, detail.count, breaksOn])).toEqual([
      [{ kind: 'year', year: 2027 }, 2, '2027-02-01'],
      [{ kind: 'year', year: 2028 }, 1, '2028-02-01'],
    ]);
  });

  test('are none when they are sure, or not to be met any more', () => {
    expect(seen({ certainty: 'final' }, '2027-01-10')).toEqual([]);
    expect(seen({ status: 'met' }, '2027-01-10')).toEqual([]);
    expect(seen({ severity: 'internal' }, '2027-01-10')[0]?.breaksOn).toBeNull();
  });
});
