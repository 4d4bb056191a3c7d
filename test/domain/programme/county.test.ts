import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fen } from '../../../domain/money/fen.js';
import { coverageOf, townshipsFor } from '../../../domain/programme/coverage.js';
import { type LotLine, lotLineOf } from '../../../domain/programme/lot-line.js';
import { splittingsIn } from '../../../domain/programme/splitting.js';
import { caseOf, d } from '../../support/case.js';
import { opening } from '../../support/course.js';
import { cycleNo, cycleWorld } from '../../support/cycle-world.js';
import { programme } from '../../support/programme.js';

const { policy } = cycleWorld('222401', '2026-03-02', 1);
const TOWNSHIPS = Array.from({ length: 17 }, (_none, at) => `${at + 1}镇`);
const stationsAt = (many: number, from = 0) =>
  TOWNSHIPS.slice(from, from + many).map((township) => ({ id: township, name: `${township}社工站`, township }));

function lot(no: number, own: Partial<LotLine> = {}): LotLine {
  return {
    cycleId: cycleNo(`222401-2026-${100 + no}`),
    programmeId: 'p',
    lot: String(no),
    title: '社工站服务',
    leadCycle: null,
    regime: 'act',
    method: 'competitiveConsultation',
    openedOn: d('2026-01-05'),
    closedOn: null,
    boughtIn: 2026,
    fen: fen(90_000_000),
    firstYearFen: fen(30_000_000),
    budgetFen: null,
    stations: stationsAt(3, no * 3),
    service: [],
    ...own,
  };
}

describe('townships with a station', () => {
  test('thirty percent of seventeen are six, of eleven four, of ten exactly three', () => {
    expect([townshipsFor(30, 17), townshipsFor(30, 11), townshipsFor(30, 10), townshipsFor(60, 17)]).toEqual([
      6, 4, 3, 11,
    ]);
  });

  test('what is needed is enough, and one less is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 100 }), (total, percent) => {
        const needed = townshipsFor(percent, total);
        expect(needed * 100).toBeGreaterThanOrEqual(total * percent);
        expect((needed - 1) * 100).toBeLessThan(total * percent);
      }),
    );
  });

  test('the target counts townships under contract first, then those that are being bought', () => {
    const ask = (lots: LotLine[], year = 2026) => coverageOf({ year, lots, policy, townships: TOWNSHIPS });
    const served = lot(0, { service: [{ from: d('2026-02-01'), to: d('2027-01-31'), stations: stationsAt(3) }] });
    expect(ask([served])).toMatchObject({ needed: 6, target: { percent: 30, since: 2021 }, verdict: 'short' });
    expect(ask([served, lot(1)])).toMatchObject({ verdict: 'planned', stations: { served: 3, planned: 6 } });
    expect(ask([served, lot(1)]).without).toEqual(TOWNSHIPS.slice(6));
    const both = lot(1, { service: [{ from: d('2026-02-01'), to: d('2026-12-31'), stations: stationsAt(3, 3) }] });
    expect(ask([served, both]).verdict).toBe('met');
    expect(ask([served, both], 2027).verdict).toBe('planned');
  });

  test('two stations of one township cover it once; a cycle that was closed the year before covers nothing', () => {
    const twice = [...stationsAt(2), { id: 'second', name: '第二站', township: '1镇' }];
    const lots = [lot(0, { stations: twice }), lot(1, { closedOn: d('2025-11-30'), openedOn: d('2025-01-06') })];
    expect(coverageOf({ year: 2026, lots, policy, townships: 17 })).toMatchObject({
      planned: ['1镇', '2镇'],
      stations: { planned: 3 },
    });
  });

  test('without the number of townships, or before the target, no verdict is made up', () => {
    expect(coverageOf({ year: 2026, lots: [lot(0)], policy, townships: null }).verdict).toBe('unknown');
    expect(coverageOf({ year: 2020, lots: [lot(0)], policy, townships: 17 }).verdict).toBe('noTarget');
    const { policy: other } = cycleWorld('640402', '2026-03-02', 1);
    expect(coverageOf({ year: 2026, lots: [lot(0)], policy: other, townships: 17 }).verdict).toBe('noTarget');
  });
});

describe('purchases that count together', () => {
  test('three lots each below the threshold of open tender and together over it are named with their sum', () => {
    const lots = [lot(1), lot(2), lot(3, { programmeId: 'q' })];
    expect(splittingsIn(lots.slice(0, 2), policy)).toEqual([]);
    expect(splittingsIn(lots, policy)).toMatchObject([
      {
        rule: 'open-tender-threshold',
        year: 2026,
        sum: 270_000_000,
        threshold: 200_000_000,
        authority: 'assumed',
        together: lots.map(({ cycleId, programmeId, lot: no }) => ({ cycleId, programmeId, lot: no })),
      },
    ]);
  });

  test('exactly the threshold is not over it; one fen more is', () => {
    const two = (more: number) => [lot(1, { fen: fen(100_000_000) }), lot(2, { fen: fen(100_000_000 + more) })];
    expect(splittingsIn(two(0), policy)).toEqual([]);
    expect(splittingsIn(two(1), policy)).toHaveLength(1);
  });

  test('open tenders, other years, and one purchase that is over it alone are no splitting', () => {
    const open = lot(1, { method: 'openTender' });
    const large = lot(3, { fen: fen(500_000_000) });
    expect(splittingsIn([open, lot(2), lot(4), large, lot(5, { boughtIn: 2025 })], policy)).toEqual([]);
  });

  test('purchases said to be below the limit of the Act reach it together, or one alone', () => {
    const small = (no: number, sum: number) => lot(no, { regime: 'belowThreshold', fen: fen(sum) });
    expect(splittingsIn([small(1, 15_000_000), small(2, 14_999_999)], policy)).toEqual([]);
    expect(splittingsIn([small(1, 15_000_000), small(2, 15_000_000)], policy)).toMatchObject([
      { rule: 'act-threshold', sum: 30_000_000 },
    ]);
    expect(splittingsIn([small(1, 30_000_000)], policy)).toMatchObject([{ rule: 'act-threshold' }]);
  });

  test('a purchase without a sum is counted as unknown, not as nothing', () => {
    const lots = [lot(1), lot(2), lot(3), lot(4, { fen: null })];
    expect(splittingsIn(lots, policy)).toMatchObject([{ withoutSum: 1, together: [{}, {}, {}] }]);
  });
});

describe('the line of a cycle', () => {
  test('the expected cost of the opening counts; else the plan of the lead, which no lot counts again', () => {
    const stated = caseOf('222401', '2023-01-09');
    stated.ok('open-cycle', { ...opening(), estimateFen: fen(120_000_000) });
    expect(lotLineOf(stated.state)).toMatchObject({ fen: 120_000_000, boughtIn: 2023, lot: opening().lot });
    const own = programme();
    const second = own.open(2);
    own.arrive();
    own.lead.ok('record-budget', {
      year: 1,
      source: 'generalBudget',
      fen: fen(70_000_000),
      approvedOn: own.lead.today,
    });
    own.arrive();
    expect(second.state.plan.budgets.y1).toHaveLength(1);
    expect([own.lead, second].map(({ state }) => lotLineOf(state)?.fen)).toEqual([70_000_000, null]);
  });
});
