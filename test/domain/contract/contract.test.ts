import { describe, expect, test } from '@jest/globals';
import { fen } from '../../../domain/money/fen.js';
import { d } from '../../support/case.js';
import {
  ALL_PARTS,
  awarded,
  BUREAU,
  budget,
  CENTRE,
  judged,
  MEDIUM,
  renewed,
  reported,
  SECOND,
  SUM,
  serving,
  signed,
  signing,
} from '../../support/course.js';

function approvedForSigning() {
  const c = awarded();
  c.to('2023-03-20');
  c.approved('contract', 'y1', { fen: SUM });
  return c;
}

describe('signing', () => {
  test('needs an award notice, an approval and the parties of the award', () => {
    expect(reported().no('sign-contract', signing(1, '2023-03-07')).why).toEqual({ trigger: 'award-notice-sent' });
    const c = awarded();
    c.to('2023-03-20');
    expect(c.no('sign-contract', signing(1, '2023-03-20')).code).toBe('approval-needed');
    c.approved('contract', 'y1', { fen: SUM });
    expect(c.no('sign-contract', signing(1, '2023-03-20', { contractor: SECOND })).why).toMatchObject({
      what: 'wrong-party',
      parties: 'contractor',
    });
    expect(c.no('sign-contract', signing(1, '2023-03-20', { purchaser: CENTRE })).why).toMatchObject({
      parties: 'purchaser',
    });
  });

  test('is for the sum of the award, to the fen', () => {
    const c = approvedForSigning();
    for (const sum of [SUM - 1, SUM + 1]) {
      expect(c.no('sign-contract', signing(1, '2023-03-20', { fen: fen(sum) })).why).toMatchObject({
        rule: 'contract-sum',
        what: 'sum-not-awarded',
        basis: 'CN-GPA 第46条',
        awardFen: SUM,
      });
    }
    const past = signing(1, '2023-03-16', { fen: fen(SUM - 1) });
    expect(c.no('sign-contract', past).code).toBe('second-person-needed');
    c.ok('sign-contract', past, { second: 'deputyHead' });
    expect(c.violations()).toEqual(['contract-sum: sum-not-awarded']);
  });

  test('a renewed year has the sum of its own plan', () => {
    const c = judged();
    c.skip('2024-02-19');
    c.approved('renewal', 'y1', { decision: 'renew' });
    c.ok('decide-renewal', { year: 1, decision: 'renew', reason: '合格' });
    c.ok('record-budget', budget(2, '2024-02-19'));
    c.approved('contract', 'y2', { fen: SUM - 1 });
    c.ok('sign-contract', signing(2, '2024-02-19', { fen: fen(SUM - 1) }));
    expect(c.violations()).toEqual([]);
  });

  test('counts from the later seal, and that day is not to come', () => {
    const c = approvedForSigning();
    expect(c.no('sign-contract', signing(1, '2023-03-20', { signedByContractorOn: d('2023-03-21') })).code).toBe(
      'in-the-future',
    );
    c.ok('sign-contract', signing(1, '2023-03-20', { signedByPurchaserOn: d('2023-03-16') }));
    expect(c.last('contract-signed').on).toBe('2023-03-20');
    expect(c.duty('contract-publication@y1#1').due).toBe('2023-03-22');
    expect(c.no('sign-contract', signing(1, '2023-03-20')).code).toBe('already-recorded');
  });

  test('a signing of today is an act, whatever day the command speaks of', () => {
    const c = approvedForSigning();
    const wrong = signing(1, '2023-03-20', { contractor: SECOND });
    expect(c.no('sign-contract', wrong, { on: '2023-03-17', second: 'deputyHead' }).code).toBe('rule-broken');
  });

  test('a signing of last week is a record, even when it is entered today', () => {
    const c = approvedForSigning();
    const wrong = signing(1, '2023-03-16', { contractor: SECOND });
    expect(c.no('sign-contract', wrong).code).toBe('second-person-needed');
    c.ok('sign-contract', wrong, { second: 'deputyHead' });
    expect(c.violations()).toEqual(['contract-parties: wrong-party']);
  });

  test('a contract that takes effect later does so on its day, and only then its first tranche is open', () => {
    const c = signed('640402', { effectiveOn: d('2023-04-01') });
    expect(c.has('payment-tranche-1@t1#1')).toBe(false);
    c.to('2023-04-01');
    expect(c.last('contract-effective').on).toBe('2023-04-01');
    expect(c.last('gate-passed').data.becauseOfSeq).toBe(c.last('contract-effective').seq);
    expect(c.duty('payment-tranche-1@t1#1').trigger.on).toBe('2023-04-01');
  });

  describe('under a condition', () => {
    const condition = { effectiveOn: d('2023-03-20'), effectiveCondition: '财政资金到位' };
    const met = { year: 1, evidence: '财政下达指标文件' };

    test('the contract takes effect when that is recorded as fulfilled, and tranche 1 counts from then', () => {
      const c = signed('640402', condition);
      c.to('2023-04-10');
      expect(c.kinds()).not.toContain('contract-effective');
      expect(c.state.events.some((each) => each.kind === 'contract-effective')).toBe(false);
      expect(c.has('payment-tranche-1@t1#1')).toBe(false);
      const early = { year: 1, tranche: 1, source: 'hardshipRelief' } as const;
      c.jump('2023-04-11');
      const paid = { as: 'countyFinance', on: '2023-04-10', second: 'deputyHead' } as const;
      const marks = c.ask('allocate-payment', early, paid);
      expect(JSON.stringify(marks)).toContain('gate-not-passed');
      c.ok('confirm-effective', met, { on: '2023-04-07' });
      expect(c.last('effective-condition-met').data).toEqual({ ...met, condition: '财政资金到位' });
      expect(c.last('contract-effective')).toMatchObject({
        on: '2023-04-07',
        data: { year: 1, effectiveOn: '2023-04-07', condition: '财政资金到位' },
      });
      expect(c.last('gate-passed').data.becauseOfSeq).toBe(c.last('contract-effective').seq);
      expect(c.duty('payment-tranche-1@t1#1').trigger.on).toBe('2023-04-07');
      expect(c.state.events.filter((each) => each.kind === 'contract-effective')).toMatchObject([
        { on: '2023-04-07', subjects: ['y1'], attrs: { year: 'first' } },
      ]);
    });

    test('fulfilled before the day agreed, it waits for that day', () => {
      const c = signed('640402', { ...condition, effectiveOn: d('2023-04-01') });
      c.to('2023-03-24');
      c.ok('confirm-effective', met);
      expect(c.kinds()).not.toContain('contract-effective');
      c.to('2023-04-01');
      expect(c.last('contract-effective').on).toBe('2023-04-01');
      expect(c.kinds().filter((kind) => kind === 'contract-effective')).toHaveLength(1);
      expect(c.duty('payment-tranche-1@t1#1').trigger.on).toBe('2023-04-01');
    });

    test('it is recorded once, of a contract that has one and still runs', () => {
      const c = signed('640402', condition);
      expect(c.no('confirm-effective', { ...met, year: 2 }).why).toEqual({ trigger: 'contract-signed', year: 2 });
      c.ok('confirm-effective', met);
      expect(c.no('confirm-effective', met).why).toEqual({ what: 'effective-condition-met', on: '2023-03-20' });
      expect(signed().no('confirm-effective', met).why).toEqual({ field: 'year' });
      const ended = signed('640402', condition);
      ended.ok('terminate', { year: 1, reason: '资金未到位', lastServiceDay: d('2023-03-31') });
      expect(ended.no('confirm-effective', met).why).toEqual({ stage: 'terminated' });
    });

    test('a signing told again keeps its condition fulfilled', () => {
      const c = signed('640402', condition);
      c.ok('confirm-effective', met);
      const { seq, data, on } = c.last('contract-signed');
      c.ok('correct-fact', { seq, data: { ...data }, on, reason: '核对' });
      expect(c.state.contract.years.y1).toMatchObject({ effective: true, conditionMetOn: '2023-03-20' });
    });
  });

  test('parts the layers ask for together are missed', () => {
    const c = approvedForSigning();
    const parts = ALL_PARTS.filter((part) => part !== 'forceMajeure' && part !== 'settlement');
    c.ok('sign-contract', signing(1, '2023-03-20', { parts }));
    expect(c.last('violation-recorded').data.values).toEqual({ parts: 'settlement,forceMajeure' });
  });

  test('year 2 needs the decision to renew and a budget of its own', () => {
    expect(judged().no('sign-contract', signing(2, '2024-01-15')).why).toEqual({ trigger: 'renewal-decided', year: 1 });
    const c = judged();
    c.skip('2024-02-19');
    c.approved('renewal', 'y1', { decision: 'renew' });
    c.ok('decide-renewal', { year: 1, decision: 'renew', reason: '合格' });
    c.approved('contract', 'y2', { fen: SUM });
    expect(c.no('sign-contract', signing(2, '2024-02-19')).why).toMatchObject({ what: 'no-budget', year: 2 });
    c.ok('record-budget', budget(2, '2024-02-19'));
    c.ok('sign-contract', signing(2, '2024-02-19'));
    expect(c.duty('yearly-contract-signing@y2#1')).toMatchObject({ status: 'met', due: '2024-03-29' });
  });
});

describe('after the signing', () => {
  test('a contract is published once; before it was signed is a violation', () => {
    const c = signed();
    c.to('2023-03-21');
    c.ok('publish-contract', { year: 1, medium: MEDIUM }, { on: '2023-03-17', second: 'deputyHead' });
    expect(c.violations()).toEqual(['contract-publication: before-trigger']);
    expect(c.no('publish-contract', { year: 1, medium: MEDIUM }).code).toBe('already-recorded');
    expect(c.no('publish-contract', { year: 2, medium: MEDIUM }).why).toEqual({ trigger: 'contract-signed', year: 2 });
  });

  test('supplements add ten percent at most, all together, and reductions make no room', () => {
    const c = serving();
    const supplement = (deltaFen: number) => ({ year: 1, summary: '补充', deltaFen });
    const amend = (deltaFen: number) => {
      c.approved('amendment', 'y1', { deltaFen });
      return c.ask('amend-contract', supplement(deltaFen));
    };
    expect(amend(5_450_001)).toMatchObject({ why: { what: 'supplement-too-large' } });
    c.ok('amend-contract', supplement(5_000_000));
    c.approved('amendment', 'y1', { deltaFen: -1_000_000 });
    c.ok('amend-contract', supplement(-1_000_000));
    expect(amend(450_001)).toMatchObject({ why: { addedFen: 5_450_001 } });
    c.ok('amend-contract', supplement(450_000));
    expect(c.state.contract.years.y1?.fenInForce).toBe(SUM + 4_450_000);
    c.ok('publish-change', { year: 1, medium: MEDIUM });
  });

  test('a change needs an approval, a known station, and a sum that covers what was paid', () => {
    const c = serving();
    expect(c.no('amend-contract', { year: 1, summary: '补充', deltaFen: 1 }).code).toBe('approval-needed');
    expect(c.no('amend-contract', { year: 1, summary: '减站', deltaFen: 0, dropStations: ['z'] }).why).toEqual({
      subject: 's:z',
    });
    expect(c.no('amend-contract', { year: 1, summary: '减', deltaFen: -SUM - 1 }).code).toBe('bad-input');
    expect(c.no('publish-change', { year: 1, medium: MEDIUM }).why).toEqual({ trigger: 'contract-amended' });
  });

  test('a dropped station owes no premises any more and is not evaluated', () => {
    const c = signed();
    c.approved('amendment', 'y1', { drop: 'b' });
    c.ok('amend-contract', { year: 1, summary: '减站', deltaFen: 0, dropStations: ['b'] });
    expect(c.duty('premises-ready@s:b#1').status).toBe('void');
    expect(c.duty('premises-ready@s:a#1').status).toBe('open');
    const evaluation = { year: 1, slot: 'firstHalf' as const, station: 'b', evaluators: ['e'], scoreHundredths: 1 };
    expect(c.no('record-evaluation', evaluation).why).toEqual({ subject: 's:b' });
  });

  test('a bridge with the supplements before it stays within ten percent', () => {
    const c = serving();
    c.approved('amendment', 'y1', {});
    c.ok('amend-contract', { year: 1, summary: '补充', deltaFen: 5_000_000 });
    const bridge = (sum: number) => ({
      year: 1,
      serviceFrom: d('2024-04-01'),
      serviceTo: d('2024-04-30'),
      fen: fen(sum),
      basis: '过渡',
    });
    expect(c.no('bridge-contract', bridge(450_001)).why).toMatchObject({ what: 'bridge-too-large' });
    c.ok('bridge-contract', bridge(450_000));
    expect(c.no('bridge-contract', bridge(1)).code).toBe('rule-broken');
    expect(c.no('bridge-contract', { ...bridge(1), serviceTo: d('2024-03-01') }).why).toEqual({ field: 'serviceTo' });
  });

  test('a purchaser who took over signs the next year', () => {
    const c = renewed();
    expect(c.no('change-party', { role: 'purchaser', party: BUREAU, reason: '机构改革' }, { as: 'agent' }).code).toBe(
      'post-missing',
    );
    const bureau = { ...BUREAU, id: 'new', name: '新民政局' };
    c.ok('change-party', { role: 'purchaser', party: bureau, reason: '机构改革' });
    expect(c.state.contract.purchaser).toEqual(bureau);
    c.ok('change-party', { role: 'contractor', party: SECOND, reason: '合并' });
    expect(c.duty('handover@lot#1')).toMatchObject({ owner: 'contractor', due: '2024-03-18' });
  });

  test('a settlement is made once', () => {
    const c = serving();
    c.ok('settle', { year: 1, fen: SUM, summary: '结清' });
    expect(c.no('settle', { year: 1, fen: SUM, summary: '结清' }).code).toBe('already-recorded');
  });
});

describe('termination', () => {
  const end = { year: 1, reason: '机构注销', lastServiceDay: d('2023-09-30') };

  test('voids what would come after and leaves what was due', () => {
    const c = serving('640402');
    c.skip('2023-08-15');
    const before = c
      .obligations()
      .filter((each) => each.status === 'breached')
      .map((each) => each.id);
    c.ok('terminate', end);
    expect(c.duty('contractor-report-monthly@p:2023-09#1').status).toBe('waiting');
    for (const id of [
      'contractor-report-monthly@p:2023-10#1',
      'evaluation-mid-term@y1#1',
      'evaluation-final@y1#1',
      'annual-result@y1#1',
      'renewal-decision@y1#1',
      'next-year-plan@y1#1',
    ])
      expect([id, c.duty(id).status]).toEqual([id, 'void']);
    expect(before.map((id) => c.duty(id).status)).toEqual(before.map(() => 'breached'));
  });

  test('is recorded once, within the service, and nothing is renewed after it', () => {
    const c = serving();
    expect(c.no('terminate', { ...end, lastServiceDay: d('2024-04-01') }).why).toEqual({ field: 'lastServiceDay' });
    c.ok('terminate', end);
    expect(c.no('terminate', end).code).toBe('already-recorded');
    expect(c.no('decide-renewal', { year: 1, decision: 'renew', reason: '续' }).why).toEqual({ stage: 'terminated' });
    c.skip('2023-10-01');
    expect(c.last('service-ended').on).toBe('2023-09-30');
  });
});
