import { describe, expect, test } from '@jest/globals';
import { fen } from '../../../domain/money/fen.js';
import { obligationsOf } from '../../../domain/obligations/derive.js';
import { periodsOf } from '../../../domain/obligations/periods.js';
import type { Periodic } from '../../../domain/policy/types.js';
import { caseOf, d, fork } from '../../support/case.js';
import {
  awarded,
  evaluated,
  judged,
  MEDIUM,
  planned,
  reported,
  serving,
  signed,
  signing,
  tendered,
} from '../../support/course.js';

/** Every date below was counted by hand on the announced calendars of 2023 and 2024. */
const YANJI: Record<string, string | null> = {
  'plan-filing@programme#1': '2023-01-29',
  'implementation-plan-filing@programme#1': '2023-02-03',
  'evaluation-report@lot#1': '2023-03-07',
  'award-decision@lot#1': '2023-03-14',
  'award-notice@lot#1': '2023-03-14',
  'result-notice-period@lot#1': '2023-03-14',
  'contract-signing@y1#1': '2023-04-12',
  'contract-publication@y1#1': '2023-03-22',
  'contract-filing-finance@y1#1': '2023-03-29',
  'deployment@lot#1': '2023-04-20',
  'premises-ready@s:a#1': '2023-04-20',
  'contractor-report-yearly@p:2023#1': '2024-01-31',
  'evaluation-first-half@y1#1': '2023-10-31',
  'evaluation-second-half@y1#1': '2024-02-07',
  'annual-result@y1#1': '2024-02-07',
  'renewal-decision@y1#1': '2024-03-29',
};
const YUANZHOU: Record<string, string | null> = {
  'work-plan-filing@y1#1': '2023-04-03',
  'deployment@lot#1': '2023-03-21',
  'contractor-report-monthly@p:2023-04#1': '2023-05-09',
  'contractor-report-mid-term@p:y1-mid#1': '2023-10-18',
  'contractor-report-final@p:y1-final#1': '2024-04-15',
  'county-report-half-yearly@p:2023-H2#1': '2024-01-31',
  'evaluation-mid-term@y1#1': '2023-10-31',
  'evaluation-final@y1#1': '2024-02-07',
  'next-year-plan@y1#1': '2024-02-29',
  'payment-tranche-1@t1#1': '2023-04-11',
};

describe('due days', () => {
  test('of Yanji, from an ordinary purchase', () => {
    const c = signed();
    expect(Object.fromEntries(Object.keys(YANJI).map((id) => [id, c.duty(id).due]))).toEqual(YANJI);
  });

  test('of Yuanzhou, where they differ', () => {
    const c = signed('640402');
    expect(Object.fromEntries(Object.keys(YUANZHOU).map((id) => [id, c.duty(id).due]))).toEqual(YUANZHOU);
  });

  test('an agreement in effect on 31 August 2021 is paid by 22 September, for a Saturday is worked', () => {
    const c = caseOf('640402', '2021-08-31');
    const contract = { ...signing(1, '2021-08-31'), serviceFrom: d('2021-09-01'), serviceTo: d('2022-08-31') };
    c.put('cycle-opened', opened2021(c.state.cycleId) as never);
    c.put('contract-signed', contract);
    c.to('2021-09-01');
    expect(c.duty('payment-tranche-1@t1#1').due).toBe('2021-09-22');
  });

  test('signed on 30 April 2021, workers come by Monday 31 May; signed on 22 September 2026, finance has it by 9 October', () => {
    const c = caseOf('222401', '2021-05-06');
    c.put('cycle-opened', opened2021(c.state.cycleId) as never);
    c.put('contract-signed', signing(1, '2021-04-30'));
    expect(c.duty('deployment@lot#1').due).toBe('2021-05-31');
    const later = caseOf('222401', '2026-09-22');
    later.put('cycle-opened', opened2021(later.state.cycleId) as never);
    later.put('contract-signed', signing(1, '2026-09-22'));
    expect(later.duty('contract-publication@y1#1').due).toBe('2026-09-24');
    expect(later.duty('contract-filing-finance@y1#1').due).toBe('2026-10-09');
  });
});

function opened2021(cycle: string) {
  const station = { id: 'a', name: '甲镇社工站', township: '甲镇' };
  return {
    programmeId: cycle,
    lot: '1',
    title: '社工站',
    regime: 'act',
    regimeBasis: '采购法',
    purchaser: signing(1, '2021-08-31').purchaser,
    stations: [station],
    method: 'competitiveConsultation',
    years: 2,
    leadCycle: null,
    agentUsed: true,
    policy: 'p',
    calendar: 'c',
    code: cycle.slice(0, 6),
  };
}

describe('verdicts', () => {
  test('on the due day it is met, the day after it is breached, and done then it is late', () => {
    const c = signed();
    const id = 'contract-publication@y1#1';
    c.jump('2023-03-22');
    expect(c.duty(id).status).toBe('open');
    const inTime = fork(c);
    inTime.ok('publish-contract', { year: 1, medium: MEDIUM });
    expect(inTime.duty(id).status).toBe('met');
    c.jump('2023-03-23');
    expect(c.duty(id).status).toBe('breached');
    c.ok('publish-contract', { year: 1, medium: MEDIUM });
    expect(c.duty(id)).toMatchObject({ status: 'metLate', due: '2023-03-22' });
    expect(c.last('obligation-closed')).toMatchObject({ on: '2023-03-23', data: { verdict: 'metLate' } });
  });

  test('done in time and recorded late it is met, on the day it was done', () => {
    const c = signed();
    c.jump('2023-03-27');
    c.ok('publish-contract', { year: 1, medium: MEDIUM }, { on: '2023-03-21' });
    expect(c.duty('contract-publication@y1#1').status).toBe('met');
    expect(c.last('obligation-closed').on).toBe('2023-03-21');
  });

  test('a work plan is filed when province and city both have it; a report of another evaluation ends nothing', () => {
    const c = serving('640402');
    c.ok('submit-filing', { of: 'workPlan', to: 'province', year: 1 });
    expect(c.duty('work-plan-filing@y1#1').status).toBe('open');
    c.ok('submit-filing', { of: 'workPlan', to: 'city', year: 1 });
    expect(c.duty('work-plan-filing@y1#1').status).toBe('met');
    c.jump('2023-10-16');
    evaluated(c, 1, 'midTerm', [7000, 7000]);
    c.jump('2024-01-15');
    evaluated(c, 1, 'final', [7000, 7000]);
    c.ok('publish-evaluation', { year: 1, slot: 'final', medium: MEDIUM });
    expect(c.duty('evaluation-publication@y1#1').status).toBe('breached');
    expect(c.duty('evaluation-publication@y1#2').status).toBe('met');
  });

  test('windows that only time ends are closed the day after; a challenge window opens with the end of the notice', () => {
    const c = awarded();
    c.to('2023-03-14');
    expect(c.duty('result-notice-period@lot#1').status).toBe('open');
    c.to('2023-03-15');
    expect(c.duty('result-notice-period@lot#1').status).toBe('met');
    expect(c.duty('challenge-window@lot#1')).toMatchObject({ due: '2023-03-23', owner: 'none', status: 'open' });
    c.to('2023-03-24');
    expect(c.duty('challenge-window@lot#1').status).toBe('met');
  });

  test('what may not come before a day has no due day, and is void when it came', () => {
    const c = tendered();
    expect(c.duty('bid-window@lot#1')).toMatchObject({ due: null, notBefore: '2023-03-02', status: 'open' });
    c.to('2023-03-02');
    c.ok(
      'open-bids',
      { bidders: reported().last('bids-opened').data.bidders },
      { on: '2023-03-01', second: 'deputyHead' },
    );
    expect(c.duty('bid-window@lot#1').status).toBe('void');
  });

  test('while a procurement is suspended its signing waits; the days of the pause are added', () => {
    const c = awarded();
    c.put('procurement-suspended', { reason: '投诉' }, '2023-03-20');
    expect(c.duty('contract-signing@y1#1').status).toBe('suspended');
    c.jump('2023-03-24');
    c.put('procurement-resumed', { reason: '结束' }, '2023-03-24');
    expect(c.duty('contract-signing@y1#1')).toMatchObject({ status: 'open', due: '2023-04-17' });
  });

  test('a date nobody has announced is judged only after its latest day', () => {
    const c = caseOf('222401', '2026-12-21');
    c.put('cycle-opened', opened2021(c.state.cycleId) as never);
    c.put('contract-signed', signing(1, '2026-12-21'));
    const duty = c.duty('contract-filing-finance@y1#1');
    expect(duty).toMatchObject({ certainty: 'provisional', status: 'open' });
    expect(duty.due).toBe(duty.earliest);
    expect(duty.latest).not.toBe(duty.earliest);
    c.jump(duty.latest ?? '');
    expect(c.duty('contract-filing-finance@y1#1').status).toBe('open');
  });

  test('every duty of a moment has an owner, a basis and, unless it only waits, a proof', () => {
    for (const code of ['222401', '640402'] as const) {
      const c = serving(code);
      const all = obligationsOf(c.state, c.judging());
      expect(all.length).toBeGreaterThan(20);
      expect(all.filter((each) => each.basis === '')).toEqual([]);
      const live = all.filter((each) => ['open', 'waiting', 'breached'].includes(each.status));
      expect(live.filter((each) => each.proof.length === 0)).toEqual([]);
      expect(new Set(all.map((each) => each.id)).size).toBe(all.length);
    }
  });
});

const YEARLY: Periodic = { period: 'year', periodBasis: 'calendar', firstPeriod: 'partial', minServiceMonths: 3 };

describe('periods', () => {
  const { state } = signed();
  const names = (periodic: Partial<Periodic>) =>
    periodsOf(state, {
      period: 'quarter',
      periodBasis: 'calendar',
      firstPeriod: 'partial',
      minServiceMonths: 0,
      ...periodic,
    }).map((each) => each.subject);

  test('of the calendar touch the service, of the contract count from its first day', () => {
    expect(names({})).toEqual(['p:2023-Q2', 'p:2023-Q3', 'p:2023-Q4', 'p:2024-Q1']);
    expect(names({ periodBasis: 'contract', period: 'half' })).toEqual(['p:2023-H2', 'p:2024-H1']);
    expect(names({ period: 'midTerm' })).toEqual(['p:y1-mid']);
    expect(names({ period: 'final' })).toEqual(['p:y1-final']);
  });

  test('a first period that began before the service is skipped where the profile says so', () => {
    expect(names({ period: 'year' })).toEqual(['p:2023', 'p:2024']);
    expect(names({ period: 'year', firstPeriod: 'skip' })).toEqual(['p:2024']);
    expect(names({ period: 'year', minServiceMonths: 3 })).toEqual(['p:2023', 'p:2024']);
    expect(names({ period: 'year', minServiceMonths: 4 })).toEqual(['p:2023']);
  });

  describe('the last one', () => {
    const id = 'contractor-report-yearly@p:2024#1';
    const decided = (decision: 'renew' | 'retender' | 'end-no-budget', on = '2024-01-15') => {
      const c = judged();
      if (on !== c.today) c.skip(on);
      c.approved('renewal', 'y1', { decision });
      c.ok('decide-renewal', { year: 1, decision, reason: '研究决定' });
      return c;
    };

    test('ends with the service once no other year follows, and its report is due from there', () => {
      expect(judged().duty(id)).toMatchObject({ trigger: { on: '2024-12-31' }, due: '2025-02-05' });
      expect(decided('renew').duty(id).trigger.on).toBe('2024-12-31');
      for (const decision of ['retender', 'end-no-budget'] as const)
        expect(decided(decision).duty(id)).toMatchObject({ trigger: { on: '2024-03-31' }, due: '2024-04-30' });
      const last = serving('222401').state;
      const only = {
        ...last,
        plan: { ...last.plan, opening: last.plan.opening && { ...last.plan.opening, years: 1 } },
      };
      const ends = periodsOf(only, { ...YEARLY, lastPeriod: 'partial' }).map(({ subject, to }) => [subject, to]);
      expect(ends).toEqual([
        ['p:2023', '2023-12-31'],
        ['p:2024', '2024-03-31'],
      ]);
      expect(periodsOf(only, YEARLY).at(-1)?.to).toBe('2024-12-31');
    });

    test('never ends before the day that was known: nothing is late by a decision', () => {
      const c = decided('retender', '2024-05-06');
      expect(c.duty(id)).toMatchObject({ trigger: { on: '2024-05-06' }, due: '2024-06-06', status: 'open' });
    });

    test('ends with a termination, and goes on with a bridge', () => {
      const c = serving();
      c.skip('2023-09-11');
      c.ok('terminate', { year: 1, reason: '违约', lastServiceDay: d('2023-09-30') });
      expect(c.duty('contractor-report-yearly@p:2023#1')).toMatchObject({ trigger: { on: '2023-09-30' } });
      const bridged = decided('retender');
      const span = { serviceFrom: d('2024-04-01'), serviceTo: d('2024-05-15') };
      bridged.ok('bridge-contract', { year: 1, ...span, fen: fen(1_000_000), basis: '衔接' });
      expect(bridged.duty(id).trigger.on).toBe('2024-05-15');
    });

    test('is put on record on its own day, and the half-year of the county runs on', () => {
      const c = decided('retender');
      c.skip('2024-04-01');
      expect(c.last('period-ended')).toMatchObject({ on: '2024-03-31', data: { period: 'p:2024' } });
      const county = judged('640402');
      county.approved('renewal', 'y1', { decision: 'retender' });
      county.ok('decide-renewal', { year: 1, decision: 'retender', reason: '研究决定' });
      expect(county.duty('county-report-half-yearly@p:2024-H1#1').trigger.on).toBe('2024-06-30');
      expect(county.duty('contractor-report-monthly@p:2024-03#1').trigger.on).toBe('2024-03-31');
    });
  });

  test('a report of a period that has not begun, or that nobody owes, is refused', () => {
    const c = serving('640402');
    const report = { report: 'monthly', to: ['county'] } as const;
    const to: 'county'[] = ['county'];
    expect(c.no('submit-report', { ...report, to, period: 'p:2023-05' }).why).toMatchObject({
      trigger: 'period-ended',
    });
    expect(c.no('submit-report', { ...report, to, period: 'p:2022-05' }).why).toEqual({ subject: 'p:2022-05' });
    expect(planned().no('submit-report', { ...report, to, period: 'p:2023-05' }).why).toEqual({
      trigger: 'contract-signed',
    });
  });
});
