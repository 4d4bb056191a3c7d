import { describe, expect, test } from '@jest/globals';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { checkLayers } from '../../../domain/policy/check.js';
import type { Compiled } from '../../../domain/policy/compile.js';
import { explainPolicy } from '../../../domain/policy/explain.js';
import { ruleFor } from '../../../domain/policy/lookup.js';
import type { ClockRuleId } from '../../../domain/policy/rule-ids.js';
import { region } from '../../domain/calendar/shipped.js';
import { shipped, shippedLayers } from './shipped.js';

/** The figures of the documents, written down by hand; the tests read them from the compiled policies. */
function clockOf({ policy }: Compiled, id: ClockRuleId) {
  return ruleFor(policy, id, 'clock', 'act');
}

const WD = (amount: number) => expect.objectContaining({ by: 'count', amount, unit: 'workingDay', direction: 'after' });

describe('the Government Procurement Act and its regulation', () => {
  const nation = shipped('000000', '2026-01-05');

  test.each<[ClockRuleId, number]>([
    ['documents-on-offer', 5],
    ['single-source-notice', 5],
    ['evaluation-report', 2],
    ['award-decision', 5],
    ['award-notice', 2],
    ['bond-refund-losers', 5],
    ['bond-refund-winner', 5],
    ['challenge-window', 7],
    ['challenge-answer', 7],
    ['enquiry-answer', 3],
    // Seven of the answer and fifteen after it.
    ['complaint-window', 22],
    ['contract-publication', 2],
    ['contract-filing-finance', 7],
  ])('%s is %i working days by law', (id, days) => {
    expect(clockOf(nation, id)).toMatchObject({ limit: WD(days), authority: 'law' });
  });

  test('a contract is signed within 30 calendar days that no rest day moves', () => {
    expect(clockOf(nation, 'contract-signing')).toMatchObject({
      limit: { by: 'count', amount: 30, unit: 'calendarDay', direction: 'after', roll: 'none' },
      also: ['actBy', 'interpretationLatest'],
      authority: 'law',
    });
  });

  test('the time for bids follows the method; what was not read in the text is assumed', () => {
    const limit = clockOf(nation, 'bid-window')?.limit;
    expect(limit).toEqual({
      by: 'method',
      limits: {
        openTender: { amount: 20, unit: 'calendarDay', direction: 'after', roll: 'none' },
        invitedTender: { amount: 20, unit: 'calendarDay', direction: 'after', roll: 'none' },
        competitiveConsultation: {
          amount: 10,
          unit: 'calendarDay',
          direction: 'after',
          roll: 'none',
          authority: 'assumed',
        },
        competitiveNegotiation: {
          amount: 3,
          unit: 'workingDay',
          direction: 'after',
          roll: 'none',
          authority: 'assumed',
        },
        inquiry: { amount: 3, unit: 'workingDay', direction: 'after', roll: 'none', authority: 'assumed' },
      },
    });
  });

  test('fewest bidders depend on the method: a consultation for services may go on with two', () => {
    expect(ruleFor(nation.policy, 'min-bidders', 'limit', 'act')?.by).toEqual({
      openTender: 3,
      invitedTender: 3,
      competitiveNegotiation: 3,
      inquiry: 3,
      competitiveConsultation: 2,
      singleSource: 1,
    });
  });

  test('supplements and bridges stay within ten percent, a bid bond within two', () => {
    const max = (id: 'supplement-limit' | 'bridge-limit' | 'bid-bond') =>
      ruleFor(nation.policy, id, 'limit', 'act')?.max;
    expect([max('supplement-limit'), max('bridge-limit'), max('bid-bond')]).toEqual([10, 10, 2]);
  });

  test('the file is kept fifteen years, and only time ends that', () => {
    expect(clockOf(nation, 'file-retention')).toMatchObject({
      limit: { amount: 15, unit: 'year' },
      metBy: { any: [] },
    });
  });

  test('a purchase outside the Act is not under its clocks, but under the labour contract law', () => {
    const { policy } = nation;
    expect(ruleFor(policy, 'contract-publication', 'clock', 'belowThreshold')).toBeUndefined();
    expect(ruleFor(policy, 'contract-signing', 'clock', 'nonAct')).toBeUndefined();
    expect(ruleFor(policy, 'labour-contract', 'clock', 'nonAct')).toMatchObject({
      limit: { amount: 1, unit: 'month' },
    });
  });

  test('rules that came later are not in the version of 2021', () => {
    const before = shipped('000000', '2021-08-31');
    expect(clockOf(before, 'invoice-payment')).toBeUndefined();
    expect(clockOf(before, 'sme-payment')?.authority).toBe('assumed');
    expect(clockOf(nation, 'invoice-payment')).toMatchObject({ limit: WD(10), authority: 'assumed' });
    expect(clockOf(nation, 'sme-payment')).toMatchObject({
      limit: { amount: 30, unit: 'calendarDay' },
      authority: 'law',
    });
  });
});

describe('Yanji under Jilin', () => {
  const yanji = shipped('222401', '2026-01-05');
  const { policy } = yanji;

  test('all four layers are there', () => {
    expect(policy.layers.map(({ code }) => code)).toEqual(['000000', '220000', '222400', '222401']);
    expect(yanji.missing).toEqual([]);
    expect(yanji.conflicts).toEqual([]);
  });

  test('the annual plan is filed with the province; the number of days is assumed', () => {
    expect(clockOf(yanji, 'plan-filing')).toMatchObject({
      metBy: { all: [{ event: 'filing-submitted', where: { of: 'plan', to: 'province' } }] },
      limit: WD(10),
      authority: 'assumed',
    });
  });

  test('a cycle of three years, signed year by year after a pass', () => {
    expect(ruleFor(policy, 'cycle-length', 'limit', 'act')).toMatchObject({ max: 3, authority: 'stated' });
    expect(ruleFor(policy, 'renewal-gate', 'gate', 'act')).toMatchObject({
      gate: 'renewalNeedsPass',
      authority: 'stated',
    });
    expect(clockOf(yanji, 'yearly-contract-signing')?.limit).toMatchObject({
      by: 'serviceEnd',
      amount: 0,
      roll: 'backward',
    });
  });

  test('workers come to the stations within one month of the first signing', () => {
    expect(clockOf(yanji, 'deployment')).toMatchObject({
      trigger: { event: 'contract-signed', where: { year: ['first', 'only'] } },
      limit: { amount: 1, unit: 'month', roll: 'forward' },
      authority: 'stated',
    });
  });

  test('the yearly report must reach prefecture and county', () => {
    expect(clockOf(yanji, 'contractor-report-yearly')?.metBy).toEqual({
      all: [
        { event: 'report-received', where: { report: 'yearly', to: 'county' } },
        { event: 'report-received', where: { report: 'yearly', to: 'prefecture' } },
      ],
    });
  });

  test('two evaluations a year; the second and the result are due in time to buy again', () => {
    expect(ruleFor(policy, 'evaluation-scheme', 'evaluation', 'act')).toMatchObject({
      slots: ['firstHalf', 'secondHalf'],
      by: 'county',
    });
    expect(clockOf(yanji, 'evaluation-first-half')?.limit).toMatchObject({
      amount: 5,
      unit: 'month',
      direction: 'before',
      roll: 'backward',
    });
    expect(clockOf(yanji, 'evaluation-second-half')?.limit).toEqual({ by: 'chain' });
    expect(clockOf(yanji, 'annual-result')?.limit).toEqual({ by: 'chain' });
    expect(clockOf(yanji, 'reprocurement-start')).toMatchObject({
      limit: { by: 'chain' },
      trigger: { event: 'service-ended' },
      orTriggers: [
        { event: 'year-failed', where: { year: ['first', 'middle'] } },
        { event: 'renewal-decided', where: { renewal: 'retender' } },
      ],
    });
  });

  test('workers are at most 40, with junior college or more, employed by the contractor', () => {
    expect(ruleFor(policy, 'staffing', 'staffing', 'act')).toMatchObject({
      maxAge: 40,
      minEducation: 'juniorCollege',
      residentEmployer: 'contractor',
      qualifiedBy: ['degree', 'certificate'],
      mustCertify: [],
    });
    expect(clockOf(yanji, 'worker-certification')).toBeUndefined();
  });

  test('a contract holds what the law and what Jilin ask for', () => {
    expect([...(ruleFor(policy, 'contract-contents', 'contents', 'act')?.parts ?? [])].sort()).toEqual(
      [
        'content',
        'term',
        'quantity',
        'quality',
        'price',
        'settlement',
        'rightsDuties',
        'breach',
        'services',
        'targets',
        'requirements',
        'evaluation',
        'forceMajeure',
      ].sort(),
    );
  });

  test('a plan holds the twelve parts of the scheme', () => {
    expect(ruleFor(policy, 'plan-contents', 'contents', 'act')?.parts).toHaveLength(12);
  });

  test('the annual plan goes from the office over the deputy head to the head', () => {
    const steps = ruleFor(policy, 'route-annual-plan', 'route', 'act')?.route.steps ?? [];
    expect(steps.map(({ who }) => (who.by === 'post' ? who.posts : who.by))).toEqual([
      ['headOfOffice'],
      ['deputyHead'],
      ['bureauHead'],
    ]);
  });

  test('services are widened only with the province', () => {
    expect(ruleFor(policy, 'scope-extension', 'gate', 'act')).toMatchObject({ approver: 'province', force: 'hard' });
  });
});

describe('Yuanzhou under Ningxia', () => {
  const yuanzhou = shipped('640402', '2021-08-31');
  const { policy } = yuanzhou;

  test('whom the scheme prefers is carried as data, with the law it may break', () => {
    expect(ruleFor(policy, 'local-preference', 'gate', 'act')).toMatchObject({
      prefers: ['rated3A', 'partyBranch', 'localResidents'],
      legalRisk: 'CN-GPA-REG 第20条',
      force: 'soft',
      authority: 'stated',
    });
    const { layers } = shippedLayers();
    const risks = checkLayers(layers).filter(({ what }) => what === 'legal-risk');
    expect(risks.map(({ layer, fields }) => [layer, fields.join()])).toEqual([
      ['130731', 'localBodies'],
      ['410000', 'localBodies'],
      ['640402', 'rated3A,partyBranch,localResidents'],
    ]);
    expect(risks.filter(({ layer }) => layer === '640402')).toEqual([
      {
        level: 'note',
        what: 'legal-risk',
        layer: '640402',
        version: '2021-07-01',
        rule: 'local-preference',
        fields: ['rated3A', 'partyBranch', 'localResidents'],
      },
    ]);
    const explained = explainPolicy(layers, region('640402'), plainDate('2021-08-31')).rules;
    expect(explained.filter(({ legalRisk }) => legalRisk !== undefined)).toMatchObject([
      { id: 'local-preference', legalRisk: [{ source: 'CN-GPA-REG', clause: '第20条' }] },
    ]);
  });

  test('the layer of Guyuan is missing and said to be', () => {
    expect(yuanzhou.missing).toEqual(['640400']);
    expect(policy.missing).toEqual(['640400']);
    expect(yuanzhou.conflicts).toEqual([]);
  });

  test('three tranches: half, thirty percent, the rest', () => {
    expect(ruleFor(policy, 'payment-scheme', 'payment', 'act')).toMatchObject({
      tranches: [
        { no: 1, gate: 'effective', percent: 50 },
        { no: 2, gate: 'midTermPass', percent: 30 },
        { no: 3, gate: 'finalPass', percent: 'rest' },
      ],
      base: 'yearlyContract',
    });
  });

  test.each([
    ['payment-tranche-1', 'effective'],
    ['payment-tranche-2', 'midTermPass'],
    ['payment-tranche-3', 'finalPass'],
  ] as const)('%s is allocated within 15 working days of its gate', (id, gate) => {
    expect(clockOf(yuanzhou, id)).toMatchObject({
      trigger: { event: 'gate-passed', where: { gate } },
      limit: WD(15),
      metBy: { all: [{ event: 'payment-allocated' }] },
      authority: 'stated',
    });
  });

  test('a cycle of two years; the next plan one month before the year ends, counted back', () => {
    expect(ruleFor(policy, 'cycle-length', 'limit', 'act')?.max).toBe(2);
    expect(clockOf(yuanzhou, 'next-year-plan')).toMatchObject({
      trigger: { event: 'service-ended', where: { year: ['first', 'middle'] } },
      limit: { amount: 1, unit: 'month', direction: 'before', roll: 'backward' },
      authority: 'stated',
    });
  });

  test('who receives the work plan, the monthly and the half-yearly report', () => {
    const recipients = (id: ClockRuleId) => {
      const metBy = clockOf(yuanzhou, id)?.metBy;
      return metBy !== undefined && 'all' in metBy ? metBy.all.map(({ where }) => where?.to) : [];
    };
    expect(recipients('work-plan-filing')).toEqual(['province', 'city']);
    expect(recipients('contractor-report-monthly')).toEqual(['county', 'township']);
    expect(recipients('county-report-half-yearly')).toEqual(['province', 'city']);
  });

  test('certificates within two years for resident and project workers; only project workers face a consequence', () => {
    expect(clockOf(yuanzhou, 'worker-certification')).toMatchObject({
      trigger: { event: 'worker-started' },
      limit: { amount: 2, unit: 'year' },
      authority: 'assumed',
    });
    expect(clockOf(yuanzhou, 'certification-consequence')?.trigger.where).toEqual({ role: 'project' });
    expect(ruleFor(policy, 'staffing', 'staffing', 'act')).toMatchObject({
      residentEmployer: 'township',
      mustCertify: ['resident', 'project'],
      consequence: ['repost', 'replace'],
      leastLevel: { supervisor: 'intermediate' },
      perContract: { supervisor: 1 },
    });
  });

  test('at least three percent of the money of the current year, settled after it', () => {
    expect(ruleFor(policy, 'fund-floor', 'limit', 'act')).toMatchObject({
      min: 300,
      baseYear: 'current',
      authority: 'stated',
    });
    expect(clockOf(yuanzhou, 'fund-floor-true-up')?.limit).toEqual({
      by: 'monthDay',
      month: 3,
      day: 31,
      yearOffset: 1,
    });
  });

  test('a third party evaluates at mid-term and at the end, and results are published', () => {
    expect(ruleFor(policy, 'evaluation-scheme', 'evaluation', 'act')).toMatchObject({
      slots: ['midTerm', 'final'],
      by: 'evaluator',
    });
    expect(clockOf(yuanzhou, 'evaluation-publication')).toMatchObject({ authority: 'assumed' });
  });
});
