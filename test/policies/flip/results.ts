import type { CommandData } from '../../../domain/commands.js';
import { fen } from '../../../domain/money/fen.js';
import type { TrancheRule } from '../../../domain/policy/types.js';
import type { EvaluationSlot, FundSource, Payer } from '../../../domain/policy/vocabulary.js';
import { type Case, fork } from '../../support/case.js';
import { budget, evaluated, judged, reported, serving, signed } from '../../support/course.js';
import { allowed } from './moments.js';
import {
  answer,
  dates,
  type FieldOf,
  type Flip,
  leaves,
  moveWith,
  NAMES,
  type Settings,
  set,
  under,
} from './setting.js';

const DAY = '2023-10-16';
const ONE: CommandData['record-evaluation'] = {
  year: 1,
  slot: 'midTerm',
  station: 'a',
  evaluators: ['e1'],
  scoreHundredths: 8000,
};
const scheme = (change: Record<string, unknown>) => ({
  from: () => serving('640402'),
  flip: set('evaluation-scheme', change),
});

/** The result of stations that were judged so. */
const result = (scores: [number, number]) => (c: Case) => {
  c.skip(DAY);
  evaluated(c, 1, 'midTerm', scores);
  const { scoreHundredths, grade, pass } = c.last('result-confirmed').data;
  return [scoreHundredths, grade, pass];
};

/** The result of a year of Yanji whose halves were judged so. */
const year = (first: number, second: number) => (c: Case) => {
  c.skip(DAY);
  evaluated(c, 1, 'firstHalf', [first, first]);
  c.skip('2024-01-15');
  evaluated(c, 1, 'secondHalf', [second, second]);
  c.ok('determine-annual-result', { year: 1 });
  return c.facts
    .filter(({ kind }) => ['annual-result-determined', 'year-failed'].includes(kind))
    .map(({ data }) => data);
};
const yearly = (change: Record<string, unknown>, scores: [number, number]): Flip => ({
  from: () => serving(),
  flip: set('evaluation-scheme', change),
  see: year(...scores),
});
const byOffice = (c: Case) => answer(c, 'record-evaluation', ONE);

/** One station of two is judged; the result is approved and confirmed. */
const half = (c: Case) => {
  c.skip(DAY);
  c.ok('record-evaluation', ONE, { as: 'evaluator' });
  c.approved('evaluation-result', 'y1/midTerm');
  return answer(c, 'confirm-evaluation', { year: 1, slot: 'midTerm' });
};

export const EVALUATION: Settings<FieldOf<'evaluation'>> = {
  ...NAMES,
  appliesTo: { ...scheme({ appliesTo: ['nonAct'] }), see: byOffice },
  force: { ...scheme({ force: 'hard' }), see: byOffice },
  transition: {
    from: () => signed(),
    flip: set('evaluation-scheme', { transition: 'byTrigger' }),
    see: moveWith('evaluation-scheme', { passScore: 7000 }),
  },
  slots: { ...scheme({ slots: ['annual'] }), see: byOffice },
  by: { ...scheme({ by: 'county' }), see: byOffice },
  perStation: { ...scheme({ perStation: false }), see: half },
  stations: { ...scheme({ stations: 'min' }), see: result([8000, 5000]) },
  annual: yearly({ annual: 'min' }, [8000, 5000]),
  passScore: { ...scheme({ passScore: 7000 }), see: result([6500, 6500]) },
  excellentScore: { ...scheme({ excellentScore: 8000 }), see: result([8500, 8500]) },
  usedFor: {
    from: () => serving('640402'),
    flip: set('evaluation-scheme', { usedFor: ['award'] }),
    see: (c) => answer(c, 'record-budget', { ...budget(2, '2023-04-03') }, { as: 'bureauFinance' }),
  },
  excellentEarns: yearly({ excellentEarns: 'subsidy' }, [9500, 9500]),
};

const money = (change: Record<string, unknown>, from: () => Case = () => serving('640402')) => ({
  from,
  flip: set('payment-scheme', change),
});

const APPLICATION = { year: 1, tranche: 3, attachments: [] };
/** Applied for with one file. */
const FILE = { sha256: '0'.repeat(64), name: '申请书.pdf', bytes: 1, mediaType: 'application/pdf' };
const applies = (c: Case) =>
  answer(c, 'apply-payment', { year: 1, tranche: 1, attachments: [FILE] } as never, { as: 'contractor' });

const ALLOCATED = { year: 1, tranche: 1, source: 'hardshipRelief' } as const;
const allocates = (c: Case) => answer(c, 'allocate-payment', ALLOCATED, { as: 'countyFinance' });
/** An application wants three files. */
const withPapers = () => under(serving('640402'), set('payment-scheme', { applicationAttachments: 3 }));
const tranche = (change: Partial<TrancheRule>): TrancheRule[] => [
  { no: 1, gate: 'effective', percent: 50, ...change },
  { no: 2, gate: 'midTermPass', percent: 30 },
  { no: 3, gate: 'finalPass', percent: 'rest' },
];
const sums = (c: Case) => {
  const said = c.ask('allocate-payment', ALLOCATED, { as: 'countyFinance' });
  return Array.isArray(said)
    ? said.flatMap((each) => (each.kind === 'payment-allocated' ? [each.data.fen] : []))
    : said;
};

/** The money is there; that office pays it out. */
const allocated = () => {
  const c = allowed();
  c.ok('allocate-payment', ALLOCATED, { as: 'countyFinance' });
  return c;
};
const paidBy = (payer: Payer) => (c: Case) =>
  answer(c, 'make-payment', { year: 1, tranche: 1, fen: fen(100), payer }, { as: 'countyFinance' });

/** Signed late in the year, so that the first tranche is due after the treasury closes. */
const inDecember = () => {
  const c = fork(serving('640402'));
  c.put('gate-passed', { year: 1, tranche: 2, gate: 'midTermPass', becauseOfSeq: 1 }, '2023-03-31');
  return under(c, set('payment-scheme', { treasuryClosesOn: '04-10' }));
};

export const PAYMENT: Settings<FieldOf<'payment'>> = {
  ...NAMES,
  base: { people: 'one word only: the sum of the year in force' },
  appliesTo: { ...money({ appliesTo: ['nonAct'] }, withPapers), see: applies },
  force: { ...money({ force: 'soft' }, withPapers), see: applies },
  transition: {
    from: () => signed(),
    flip: set('payment-scheme', { transition: 'byTrigger' }),
    see: moveWith('payment-scheme', { applicationAttachments: 9 }),
  },
  tranches: { ...money({ tranches: tranche({ percent: 20 }) }, allowed), see: sums },
  payer: { ...money({ payer: 'bureau' }, allocated), see: paidBy('treasury') },
  sources: { ...money({ sources: ['charity'] }, allowed), see: allocates },
  applicationAttachments: { ...money({ applicationAttachments: 3 }), see: applies },
  treasuryClosesOn: {
    ...money({ treasuryClosesOn: '12-20' }, inDecember),
    see: (c) => dates(c, 'payment-tranche-2@t2#1'),
  },
};

export const TRANCHE: Settings<keyof TrancheRule> = {
  no: { ...money({ tranches: tranche({ no: 4 }) }, allowed), see: sums },
  gate: {
    ...money({ tranches: tranche({ no: 2, gate: 'application' }).toSpliced(1, 1) }),
    see: (c) => leaves(c, 'apply-payment', { ...APPLICATION, tranche: 2 }, { as: 'contractor' }),
  },
  percent: { ...money({ tranches: tranche({ percent: 40 }) }, allowed), see: sums },
};

/** What opens a tranche: each gate, where it is passed. */
const opens = (gate: TrancheRule['gate'], from: () => Case, see: Flip['see']): Flip => ({
  from: () => under(from(), set('payment-scheme', { tranches: [{ no: 3, gate, percent: 50 }] })),
  flip: set('payment-scheme', { tranches: [] }),
  see,
});
const confirms = (slot: 'midTerm' | 'final') => (c: Case) => {
  c.skip(DAY);
  evaluated(c, 1, slot, [8000, 8000]);
  return c.facts.flatMap((each) => (each.kind === 'gate-passed' ? [each.data.tranche] : []));
};

export const PAYMENT_GATE: Settings<TrancheRule['gate']> = {
  effective: {
    from: () => signed('640402'),
    flip: set('payment-scheme', { tranches: [] }),
    see: (c) => {
      c.approved('payment', 't1', {});
      return answer(c, 'allocate-payment', { ...ALLOCATED, fen: fen(100) }, { as: 'countyFinance' });
    },
  },
  midTermPass: opens('midTermPass', () => serving('640402'), confirms('midTerm')),
  finalPass: opens('finalPass', () => serving('640402'), confirms('final')),
  application: opens(
    'application',
    () => serving('640402'),
    (c) => leaves(c, 'apply-payment', APPLICATION, { as: 'contractor' }),
  ),
};

/** Where the budget of the next year, and the award of the next cycle, look at a result. */
export const RESULT_USE: Settings<'budget' | 'award'> = {
  budget: {
    from: () => judged('640402'),
    flip: set('evaluation-scheme', { usedFor: ['award'] }),
    see: (c) => {
      c.ok('record-budget', budget(2, '2024-01-15'));
      return c.last('budget-approved').data.formerResult;
    },
  },
  award: {
    from: () => succeeding(),
    flip: set('evaluation-scheme', { usedFor: ['budget'] }),
    see: (c) => {
      c.ok('decide-award', { rank: 1 });
      return c.last('award-decided').data.formerResult;
    },
  },
};

/** A cycle that takes over from another, with what its contractor was judged to be; the award is approved. */
function succeeding(): Case {
  const c = reported('640402');
  c.approved('award', 'lot', { rank: 1 });
  c.to('2023-03-10');
  const { opening } = c.state.plan;
  if (opening === null) throw new Error('not open');
  const formerResults = [{ year: 2, scoreHundredths: 8800, grade: 'pass' as const, contractor: 'centre' }];
  const told = { ...opening, predecessor: c.state.cycleId, formerResults };
  c.state = { ...c.state, plan: { ...c.state.plan, opening: told } };
  return c;
}

const pays = (payer: Payer, instead: Payer): Flip => ({
  from: () => under(allocated(), set('payment-scheme', { payer })),
  flip: set('payment-scheme', { payer: instead }),
  see: paidBy(payer),
});

/** Each office that pays, where the scheme names it, and where it names another. */
export const PAYER_WORDS: Settings<Payer> = {
  treasury: pays('treasury', 'bureau'),
  bureau: pays('bureau', 'township'),
  township: pays('township', 'treasury'),
};

const gives = (source: FundSource, instead: FundSource = 'charity'): Flip => ({
  from: () => under(serving('640402'), set('payment-scheme', { sources: [source] })),
  flip: set('payment-scheme', { sources: [instead] }),
  see: (c) => answer(c, 'record-budget', { ...budget(1, '2023-04-03'), source }, { as: 'bureauFinance' }),
});

/** Each source of money, where it is the only one, and where another is. */
export const FUND_SOURCE_WORDS: Settings<FundSource> = {
  generalBudget: gives('generalBudget'),
  hardshipRelief: gives('hardshipRelief'),
  welfareLottery: gives('welfareLottery'),
  provincialSubsidy: gives('provincialSubsidy'),
  citySubsidy: gives('citySubsidy'),
  charity: gives('charity', 'other'),
  other: gives('other'),
};

const evaluates = (slot: EvaluationSlot, instead: EvaluationSlot = 'annual'): Flip => ({
  ...scheme({ slots: [instead] }),
  from: () => under(serving('640402'), set('evaluation-scheme', { slots: [slot] })),
  see: (c) => answer(c, 'record-evaluation', { ...ONE, slot }, { as: 'evaluator' }),
});

/** Each evaluation of a year, where it is the only one, and where another is. */
export const SLOT_WORDS: Settings<EvaluationSlot> = {
  firstHalf: evaluates('firstHalf'),
  secondHalf: evaluates('secondHalf'),
  midTerm: evaluates('midTerm'),
  final: evaluates('final'),
  annual: evaluates('annual', 'final'),
  approval: evaluates('approval'),
};
