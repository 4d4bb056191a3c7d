import { describe, expect, test } from '@jest/globals';
import type { Step, Who } from '../../../domain/approval/types.js';
import { checkLayers } from '../../../domain/policy/check.js';
import type { PaymentRule, RouteRule, StaffingRule, TrancheRule } from '../../../domain/policy/types.js';
import { BASIS, clock, count, layer, limit } from './fixtures.js';

const post = (holders: 'each' | 'first'): Who => ({ by: 'post', posts: ['headOfOffice'], holders });

function step(key: string, who: Who, tally: Step['tally'] = { mode: 'any' }): Step {
  return { key, title: key, who, tally, limitWd: 3, requiredByLaw: false };
}

const { id: _id, kind: _kind, measure: _measure, max: _max, ...HEAD } = limit();

function route(steps: Step[], rule = 'route-award'): RouteRule {
  return {
    ...HEAD,
    id: 'route-award',
    kind: 'route',
    route: { rule, steps, money: false, batch: false, paper: true, samePerson: 'ask' },
  };
}

function payment(tranches: TrancheRule[]): PaymentRule {
  return {
    ...HEAD,
    id: 'payment-scheme',
    kind: 'payment',
    tranches,
    base: 'yearlyContract',
    payer: 'treasury',
    sources: ['generalBudget'],
    applicationAttachments: 0,
    treasuryClosesOn: '12-25',
  };
}

function staffing(maxAge: number | null): StaffingRule {
  return {
    ...HEAD,
    id: 'staffing',
    kind: 'staffing',
    minPerStation: 1,
    maxPerStation: null,
    maxAge,
    ageTested: 'atHire',
    minEducation: null,
    qualifiedBy: ['degree'],
    residentEmployer: 'contractor',
    mustCertify: [],
    consequence: [],
    trainingHoursPerYear: null,
  };
}

describe('checking layers', () => {
  test('sound layers give no finding', () => {
    expect(checkLayers([layer('000000', { rules: [clock(), limit()] }), layer('220000')])).toEqual([]);
  });

  test('a layer nobody wrote is a note, not an error', () => {
    const found = checkLayers([layer('000000'), layer('640402')]);
    expect(found.map(({ level, what, layer: code }) => [level, what, code])).toEqual([
      ['note', 'missing-layer', '640000'],
      ['note', 'missing-layer', '640400'],
    ]);
  });

  test('looser than the law is an error of the layer that asked for it, told once', () => {
    const looser = layer('220000', { rules: [clock({ limit: count(5), authority: 'stated', basis: BASIS })] });
    const found = checkLayers([layer('000000', { rules: [clock()] }), looser, layer('222400'), layer('222401')]);
    expect(found).toEqual([
      {
        level: 'error',
        what: 'looser',
        layer: '220000',
        version: '2021-01-01',
        rule: 'contract-publication',
        fields: ['limit'],
      },
    ]);
  });

  test('a new national version that makes an old county looser than the law is found', () => {
    const county = layer('220000', { rules: [clock({ limit: count(5), authority: 'stated', basis: BASIS })] });
    const before = layer('000000', { rules: [clock({ limit: count(5) })] });
    const after = layer('000000', { from: '2025-06-01', rules: [clock({ limit: count(2) })] });
    expect(checkLayers([before, county])).toEqual([]);
    expect(checkLayers([before, after, county]).map(({ what }) => what)).toEqual(['looser']);
  });

  test('a parameter nobody states is an error', () => {
    const found = checkLayers([layer('000000', { params: { reserveWd: 10, refileWd: 5 } })]);
    expect(found).toEqual([
      { level: 'error', what: 'missing-param', layer: '000000', version: '2021-01-01', fields: ['paperObjectionWd'] },
    ]);
  });

  test('a kind that replaces whole is shown to a person', () => {
    const county = layer('220000', {
      rules: [{ ...route([step('b', post('first'))]), authority: 'stated', basis: BASIS }],
    });
    const found = checkLayers([layer('000000', { rules: [route([step('a', post('first'))])] }), county]);
    expect(found.map(({ level, what, layer: code }) => [level, what, code])).toEqual([
      ['note', 'replaced-whole', '220000'],
    ]);
  });

  test('a patch of a kind that is compared is not called replaced', () => {
    const county = layer('220000', { rules: [clock({ limit: count(1), authority: 'stated', basis: BASIS })] });
    expect(checkLayers([layer('000000', { rules: [clock()] }), county])).toEqual([]);
  });
});

describe('rules that cannot work', () => {
  const faults = (
    ...rules: Parameters<typeof layer>[1] extends infer P
      ? NonNullable<NonNullable<P> extends { rules?: infer R } ? R : never>
      : never
  ) => checkLayers([layer('000000', { rules })]).map(({ what, fields }) => [what, ...fields]);
  const chosen: Who = { by: 'chosen', from: post('first') };

  test('only one person can choose who decides next', () => {
    expect(faults(route([step('a', post('each')), step('b', chosen)]))).toEqual([['chosen-after-several', 'b']]);
    expect(faults(route([step('a', { by: 'named', persons: ['甲', '乙'] }), step('b', chosen)]))).toEqual([
      ['chosen-after-several', 'b'],
    ]);
    expect(faults(route([step('a', { by: 'heads', of: 'initiator', levels: 2 }), step('b', chosen)]))).toEqual([
      ['chosen-after-several', 'b'],
    ]);
  });

  test('the initiator, one person and a queue of people can choose', () => {
    expect(faults(route([step('a', chosen)]))).toEqual([]);
    expect(faults(route([step('a', post('first')), step('b', chosen)]))).toEqual([]);
    expect(faults(route([step('a', post('each'), { mode: 'sequential' }), step('b', chosen)]))).toEqual([]);
    expect(faults(route([step('a', chosen), step('b', chosen)]))).toEqual([]);
    expect(faults(route([step('a', { by: 'field', field: 'officer' }), step('b', chosen)]))).toEqual([]);
  });

  test('a route names its own rule', () => {
    expect(faults(route([step('a', post('first'))], 'route-contract'))).toEqual([['route-of-other-rule', 'route']]);
  });

  test('tranches make the whole: a rest at the end, or a hundred percent', () => {
    const gate = 'application';
    expect(
      faults(
        payment([
          { no: 1, gate, percent: 50 },
          { no: 2, gate, percent: 'rest' },
        ]),
      ),
    ).toEqual([]);
    expect(
      faults(
        payment([
          { no: 1, gate, percent: 60 },
          { no: 2, gate, percent: 40 },
        ]),
      ),
    ).toEqual([]);
    expect(
      faults(
        payment([
          { no: 1, gate, percent: 50 },
          { no: 2, gate, percent: 30 },
        ]),
      ),
    ).toEqual([['tranches-not-whole', 'tranches']]);
    expect(
      faults(
        payment([
          { no: 1, gate, percent: 100 },
          { no: 2, gate, percent: 'rest' },
        ]),
      ),
    ).toEqual([['tranches-not-whole', 'tranches']]);
    expect(
      faults(
        payment([
          { no: 1, gate, percent: 'rest' },
          { no: 2, gate, percent: 50 },
        ]),
      ),
    ).toEqual([['tranches-not-whole', 'tranches']]);
  });

  test('the age ceiling is the same in both places that name it', () => {
    const age = limit({ id: 'worker-age', measure: 'maxAge', max: 40 });
    expect(faults(staffing(40), age)).toEqual([]);
    expect(faults(staffing(45), age)).toEqual([['ages-differ', 'maxAge']]);
    expect(faults(staffing(null))).toEqual([]);
    expect(faults({ ...staffing(null), qualifiedBy: ['training'] })).toEqual([
      ['no-qualifying-hours', 'qualifyingHours'],
    ]);
    expect(faults({ ...staffing(null), qualifiedBy: ['training'], qualifyingHours: 60 })).toEqual([]);
  });
});
