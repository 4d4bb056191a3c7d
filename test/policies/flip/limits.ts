import { fen } from '../../../domain/money/fen.js';
import { shortfallsOf } from '../../../domain/payment/outlook.js';
import type { Measure } from '../../../domain/policy/vocabulary.js';
import { coverageOf } from '../../../domain/programme/coverage.js';
import { type LotLine, lotLineOf } from '../../../domain/programme/lot-line.js';
import { splittingsIn } from '../../../domain/programme/splitting.js';
import { type Case, caseOf, d, fork } from '../../support/case.js';
import { awarded, bids, issue, opened, opening, SECOND, SUM, serving, signed, tendered } from '../../support/course.js';
import { approved, documented, signs } from './moments.js';
import { answer, type FieldOf, type Flip, graft, moveWith, NAMES, type Settings, set, under } from './setting.js';

/** A supplement of a fifth of the contract. */
const supplement = (change: Record<string, unknown>): Flip => ({
  from: () => {
    const c = fork(serving());
    c.approved('amendment', 'y1', { deltaFen: SUM / 5 });
    return c;
  },
  flip: set('supplement-limit', change),
  see: (c) => answer(c, 'amend-contract', { year: 1, summary: '追加', deltaFen: SUM / 5 }),
});

/** Three bids come in. */
const threeBids: Flip = {
  from: () => {
    const c = tendered();
    c.to('2023-03-02');
    return c;
  },
  flip: set('min-bidders', { by: { competitiveConsultation: 5 } }),
  see: (c) => answer(c, 'open-bids', bids(), { as: 'agent' }),
};

/** A station of ten square metres. */
const smallOffice: Flip = {
  from: () => under(signed(), graft('office-area', '410122')),
  flip: set('office-area', { min: 8 }),
  see: (c) => answer(c, 'confirm-premises', { station: 'a', areaM2: 10 }, { as: 'township' }),
};

/** Four fifths of the sum are for the staff. */
const split = (change: Record<string, unknown>): Flip => ({
  from: () => under(approved(), graft('cost-split', '130731')),
  flip: set('cost-split', change),
  see: signs({ staffFen: fen(SUM * 0.8) }),
});

/** Two thousand yuan a month. */
const wage = (change: Record<string, unknown>): Flip => ({
  from: () => under(serving(), graft('minimum-wage', '130731')),
  flip: set('minimum-wage', change),
  see: (c) => answer(c, 'record-labour-contract', { worker: 'w1', monthlyWageFen: fen(225_000) }, { as: 'contractor' }),
});

const FUND = { year: 1, source: 'hardshipRelief', fen: SUM, approvedOn: d('2023-03-20') } as const;

export const LIMIT_RULE: Settings<FieldOf<'limit'>> = {
  ...NAMES,
  appliesTo: supplement({ appliesTo: ['nonAct'] }),
  force: supplement({ force: 'soft' }),
  transition: {
    from: () => signed(),
    flip: set('supplement-limit', { transition: 'byOpening' }),
    see: moveWith('supplement-limit', { max: 5 }),
  },
  measure: supplement({ measure: 'bridgePercent' }),
  max: supplement({ max: 20 }),
  min: smallOffice,
  by: threeBids,
  baseYear: {
    from: () => signed('640402'),
    flip: set('fund-floor', { baseYear: 'previous' }),
    see: (c) => answer(c, 'record-budget', { ...FUND, fundBase: fen(10_000_000_000), baseYear: 2023 }),
  },
  tolerance: split({ tolerance: 20 }),
  dated: wage({ dated: [{ from: d('2023-01-01'), yuan: 2100 }] }),
};

const bond = (change: Record<string, unknown>): Flip => ({
  from: () => documented(true),
  flip: set('bid-bond', change),
  see: (c) => answer(c, 'issue-tender', issue({ bondFen: fen(SUM / 10) })),
});

/** A complaint stops the purchase. */
function stopped(): Case {
  const c = awarded();
  c.ok('record-challenge', { from: SECOND, about: '评审', mayChangeResult: false });
  c.to('2023-03-15');
  c.ok('answer-challenge', { challenge: 'ch1', answer: '不成立', upheld: false });
  c.to('2023-03-20');
  c.ok('record-complaint', { from: SECOND, about: '评审', mayChangeResult: true });
  return c;
}

function lineOf(c: Case): LotLine {
  const line = lotLineOf(c.state);
  if (line === undefined) throw new Error('not open');
  return line;
}
/** The county buys the same twice in one year, each for that sum. */
const twice = (regime: 'act' | 'belowThreshold', yuan: number, flip: Flip['flip']): Flip => ({
  from: () => opened('222401', { regime, estimateFen: fen(yuan * 100) }),
  flip,
  see: (c) => {
    const line = lineOf(c);
    return splittingsIn([line, { ...line, cycleId: null, lot: '2' }], c.policy).map(({ rule, sum }) => [rule, sum]);
  },
});
const TOWNSHIPS = ['甲镇', '乙镇', '丙镇', '丁镇', '戊镇'];

/** Each measure: with another bound, another answer. */
export const MEASURE_WORDS: Settings<Measure> = {
  minBidders: threeBids,
  supplementPercent: supplement({ max: 20 }),
  bridgePercent: {
    from: () => serving(),
    flip: set('bridge-limit', { max: 20 }),
    see: (c) =>
      answer(c, 'bridge-contract', {
        year: 1,
        fen: fen(SUM / 5),
        serviceFrom: d('2024-04-01'),
        serviceTo: d('2024-05-31'),
        reason: '衔接',
      } as never),
  },
  maxAge: { people: 'policy check holds it against the age of the staffing rule, and that one judges' },
  coveragePercent: {
    from: () => serving(),
    flip: set('coverage', { by: { '2021': 60 } }),
    see: (c) => coverageOf({ year: 2023, lots: [lineOf(c)], policy: c.policy, townships: TOWNSHIPS }).verdict,
  },
  fundFloorBp: {
    from: () => serving('640402'),
    flip: set('fund-floor', { min: 9999 }),
    see: (c) => {
      c.skip('2024-01-08');
      return answer(c, 'true-up-fund', { year: 2023, base: SUM, spent: fen(SUM / 2) }, { as: 'bureauFinance' });
    },
  },
  fundCeilingBp: {
    from: () => under(signed(), graft('funding-ceiling', '410122')),
    flip: set('funding-ceiling', { by: { hardshipRelief: 10_000 } }),
    see: (c) => answer(c, 'record-budget', { ...FUND, baseYear: 2022, fundBase: SUM }),
  },
  staffCostPercent: split({ min: 50 }),
  bidBondPercent: bond({ max: 10 }),
  performanceBondPercent: {
    from: () => signed(),
    flip: set('performance-bond', { max: 50 }),
    see: (c) =>
      answer(c, 'take-bond', { party: 'centre', fen: fen(SUM / 5), of: 'performance', form: 'guarantee' } as never),
  },
  officeAreaM2: smallOffice,
  cycleYears: {
    from: () => caseOf('222401', '2023-01-09'),
    flip: set('cycle-length', { max: 9 }),
    see: (c) => answer(c, 'open-cycle', opening({ years: 5 })),
  },
  suspensionDays: {
    from: stopped,
    flip: set('suspension-limit', { max: 10 }),
    see: (c) => {
      c.to('2023-05-31');
      return c.facts.filter(({ kind }) => kind === 'procurement-resumed').map(({ on }) => on);
    },
  },
  subsidyYuanPerStation: {
    from: () => under(signed(), graft('station-subsidy', '410122')),
    flip: set('station-subsidy', { min: 0 }),
    see: (c) => shortfallsOf(c.state, c.judging()).map(({ rule, year }) => [rule, year]),
  },
  wagePercentOfMinimum: wage({ min: 120 }),
  openTenderFen: twice('act', 1_500_000, set('open-tender-threshold', { max: 400_000_000 })),
  actThresholdFen: twice('belowThreshold', 200_000, set('act-threshold', { max: 50_000_000 })),
};
