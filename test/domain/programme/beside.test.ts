import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fen } from '../../../domain/money/fen.js';
import { type Asking, overBudget, stationsTwice } from '../../../domain/programme/beside.js';
import { type LotLine, lotLineOf, perYear } from '../../../domain/programme/lot-line.js';
import { caseOf, d } from '../../support/case.js';
import { budget, opening } from '../../support/course.js';
import { cycleNo } from '../../support/cycle-world.js';
import { programme } from '../../support/programme.js';

const TODAY = d('2026-03-02');
const station = (id: string, township: string, name = `${township}站`) => ({ id, name, township });
const SOME = [station('a', '一镇'), station('b', '二镇')];

function lot(no: number, own: Partial<LotLine> = {}): LotLine {
  return {
    ...{ cycleId: cycleNo(`222401-2026-${100 + no}`), programmeId: 'p', lot: String(no), title: '社工站服务' },
    ...{ leadCycle: null, regime: 'act', method: 'openTender', openedOn: d('2026-01-05'), closedOn: null },
    ...{ boughtIn: 2026, fen: null, firstYearFen: fen(100), budgetFen: null, stations: SOME, service: [] },
    ...own,
  };
}
const asking = (own: Partial<Asking> = {}): Asking => ({
  ...{ programmeId: 'q', lot: '1', stations: SOME, firstYearFen: fen(100) },
  ...own,
});

describe('a station that is bought twice', () => {
  test('is told with the cycle that has it, by its id or by its name in the same township', () => {
    expect(stationsTwice(asking(), [lot(1)], TODAY)).toMatchObject([
      { station: { id: 'a' }, cycleId: '222401-2026-101', programmeId: 'p', lot: '1' },
      { station: { id: 'b' } },
    ]);
    const renamed = [station('x', '一镇'), station('b', '三镇', '别的站')];
    expect(stationsTwice(asking({ stations: renamed }), [lot(1)], TODAY).map((each) => each.station.id)).toEqual(['x']);
  });

  test('is none where the other cycle is closed, has served its time, is the one before, or is this very lot', () => {
    const until = (to: string) => [{ from: d('2025-03-01'), to: d(to), stations: SOME }];
    const told = (own: Partial<LotLine>, ask: Partial<Asking> = {}) =>
      stationsTwice(asking(ask), [lot(1, own)], TODAY).length;
    expect(told({ closedOn: d('2026-02-01') })).toBe(0);
    expect(told({ service: until('2026-03-01') })).toBe(0);
    expect(told({ service: until('2026-03-02') })).toBe(2);
    expect(told({}, { predecessor: cycleNo('222401-2026-101') })).toBe(0);
    expect(told({}, { programmeId: 'p', lot: '1' })).toBe(0);
    expect(told({}, { programmeId: 'p', lot: '2' })).toBe(2);
  });

  test('is looked for at the stations of the last contract, once there is one', () => {
    const service = [{ from: d('2025-04-01'), to: d('2026-12-31'), stations: [station('a', '一镇')] }];
    expect(stationsTwice(asking(), [lot(1, { service })], TODAY).map((each) => each.station.id)).toEqual(['a']);
  });
});

describe('lots of a programme against its money', () => {
  test('exactly the money is enough, one fen more is told', () => {
    const lead = lot(1, { budgetFen: fen(300) });
    const ask = (sum: number) =>
      overBudget(asking({ programmeId: 'p', lot: '3', firstYearFen: fen(sum) }), [lead, lot(2)]);
    expect(ask(100)).toBeUndefined();
    expect(ask(101)).toEqual({ programmeId: 'p', lots: 3, sum: 301, budget: 300, withoutSum: 0 });
  });

  test('before there is money nothing is told; a lot nobody has costed is counted by number', () => {
    expect(overBudget(asking({ programmeId: 'p', firstYearFen: fen(9_999) }), [lot(1)])).toBeUndefined();
    const lead = lot(1, { budgetFen: fen(50), firstYearFen: null });
    expect(overBudget(asking({ programmeId: 'p', lot: '2' }), [lead])).toMatchObject({ sum: 100, withoutSum: 1 });
  });

  test('as many fen as a plain sum says, whatever the lots of other programmes cost', () => {
    const sums = fc.array(fc.record({ sum: fc.nat(500), own: fc.boolean() }), { maxLength: 8 });
    fc.assert(
      fc.property(sums, fc.integer({ min: 1, max: 2_000 }), (given, money) => {
        const lots = given.map(({ sum, own }, at) =>
          lot(at + 2, { programmeId: own ? 'p' : 'r', firstYearFen: fen(sum), budgetFen: null }),
        );
        const lead = lot(1, { budgetFen: fen(money), firstYearFen: fen(0) });
        const expected = given.reduce((total, { sum, own }) => total + (own ? sum : 0), 100);
        const found = overBudget(asking({ programmeId: 'p', lot: '99' }), [lead, ...lots]);
        expect(found?.sum ?? null).toBe(expected > money ? expected : null);
      }),
    );
  });

  test('the money is that of the lead, and a year of a lot its share of what is expected, rounded down', () => {
    expect(perYear(fen(100), 3)).toBe(33);
    const stated = caseOf('222401', '2023-01-09');
    stated.ok('open-cycle', { ...opening(), years: 3, estimateFen: fen(120_000_000) });
    expect(lotLineOf(stated.state)).toMatchObject({ firstYearFen: 40_000_000, budgetFen: null });
    const own = programme();
    const second = own.open(2);
    own.arrive();
    own.lead.ok('record-budget', budget(1, own.lead.today));
    own.arrive();
    const lines = [own.lead, second].map(({ state }) => lotLineOf(state));
    expect(lines.map((line) => line?.budgetFen)).toEqual([budget(1, own.lead.today).fen, null]);
  });
});
