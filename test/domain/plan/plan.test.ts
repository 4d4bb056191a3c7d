import { describe, expect, test } from '@jest/globals';
import { caseOf, d } from '../../support/case.js';
import { ALL_PARTS, adoption, budget, opened, opening, plan, planned, serving, signed } from '../../support/course.js';

describe('opening', () => {
  test('a cycle opens once, under the policy and calendar of its county', () => {
    const c = opened();
    expect(c.last('cycle-opened').data).toMatchObject({ policy: c.state.policy, code: '222401' });
    expect(c.no('open-cycle', opening()).code).toBe('already-open');
  });

  test('before it is open a cycle takes no other command', () => {
    const c = caseOf('222401', '2023-01-09');
    const refusal = c.no('draft-plan', plan());
    expect(refusal.code).toBe('cycle-not-open');
    expect(refusal.allowedNow).toEqual(['open-cycle', 'adopt-cycle']);
  });

  test('a purchase for longer than the cycle of the province is refused, one of its length is not', () => {
    const c = caseOf('222401', '2023-01-09');
    expect(c.no('open-cycle', opening({ years: 4 })).why).toMatchObject({ rule: 'cycle-length', max: 3 });
    c.ok('open-cycle', opening({ years: 3 }));
    expect(caseOf('640402', '2023-01-09').no('open-cycle', opening({ years: 3 })).why).toMatchObject({ max: 2 });
  });

  test('two stations with one id are refused', () => {
    const stations = [1, 2].map(() => ({ id: 'a', name: '甲', township: '甲' }));
    expect(caseOf('222401', '2023-01-09').no('open-cycle', opening({ stations })).why).toEqual({ field: 'stations' });
  });

  test('a cycle of another county, another post and a day to come are refused', () => {
    const c = caseOf('222401', '2023-01-09');
    expect(c.no('open-cycle', opening(), { as: 'contractor' }).code).toBe('post-missing');
    expect(c.no('open-cycle', opening(), { on: '2023-01-10' }).code).toBe('in-the-future');
    expect(c.no('open-cycle', opening(), { actor: { system: 'fan-out' } }).code).toBe('not-authorised');
  });
});

describe('a running contract is taken over', () => {
  test('the tranche nobody paid yet comes along with its clock; the paid one does not', () => {
    const c = caseOf('640402', '2023-04-10');
    const unpaid = adoption({ asOf: d('2023-04-10') });
    c.ok('adopt-cycle', unpaid);
    expect(c.duty('payment-tranche-1@t1#1')).toMatchObject({ status: 'open', trigger: { on: '2023-04-01' } });
    const paid = caseOf('640402', '2023-04-10');
    const allocated = [{ tranche: 1, fen: unpaid.contracts[0]?.fen ?? paid.state.seq, on: d('2023-04-06') }];
    const contracts = unpaid.contracts.map((each) => ({ ...each, allocated: allocated as typeof each.allocated }));
    paid.ok('adopt-cycle', { ...unpaid, contracts });
    expect(paid.has('payment-tranche-1@t1#1')).toBe(false);
  });

  test('a contract year that is not among those told, or that cannot be as it is told, is refused at its field', () => {
    const c = caseOf('222401', '2023-06-01');
    const [first] = adoption().contracts;
    if (first === undefined) throw new Error('no contract year to adopt');
    const flaw = (...contracts: (typeof first)[]) => c.no('adopt-cycle', adoption({ contracts })).why.field;
    expect(c.no('adopt-cycle', adoption({ contractYear: 2 })).why).toEqual({ subject: 'y2' });
    expect(flaw({ ...first, serviceTo: first.serviceFrom })).toBe('contracts[0].serviceTo');
    expect(flaw({ ...first, signedOn: d('2023-06-02') })).toBe('contracts[0].signedOn');
    const toCome = { tranche: 1, fen: first.fen, on: d('2023-06-02') };
    expect(flaw({ ...first, allocated: [{ ...toCome, on: d('2023-05-04') }, toCome] })).toBe(
      'contracts[0].allocated[1].on',
    );
    expect(flaw(first, first)).toBe('contracts[1].year');
    expect(flaw(first, { ...first, year: 2 })).toBe('contracts[1].serviceFrom');
    expect(c.no('adopt-cycle', adoption({ asOf: d('2023-06-02') })).code).toBe('in-the-future');
  });

  test('what was too long or paid beyond its sum long ago is marked, and taken over all the same', () => {
    const marksOf = (change: Parameters<typeof adoption>[0]) => {
      const c = caseOf('640402', '2023-06-01');
      c.ok('adopt-cycle', adoption(change));
      return c.facts.flatMap(({ kind, data }) => (kind === 'violation-recorded' ? [`${data.rule} ${data.what}`] : []));
    };
    expect(marksOf({})).toEqual([]);
    expect(marksOf({ years: 3 })).toEqual(['cycle-length too-many-years']);
    const paid = adoption().contracts.map((each) => ({
      ...each,
      allocated: [1, 2].map((tranche) => ({ tranche, fen: each.fen, on: d('2023-05-04') })),
    }));
    expect(marksOf({ contracts: paid })).toEqual(['payment-scheme over-contract-sum']);
    expect(caseOf('640402', '2023-06-01').no('open-cycle', opening({ years: 3 })).why).toMatchObject({
      rule: 'cycle-length',
    });
  });

  test('an adopted cycle does not buy again by itself', () => {
    const c = caseOf('222401', '2023-06-01');
    c.ok('adopt-cycle', adoption());
    const refusal = c.no('publish-intention', {
      title: '意向',
      fen: budget(1, '2023-01-01').fen,
      plannedFor: d('2023-07-01'),
      medium: '网',
    });
    expect(refusal.why).toEqual({ stage: 'serving' });
    expect(refusal.allowedNow).not.toContain('issue-tender');
  });
});

describe('plan and budget', () => {
  test('a plan without parts the province asks for is drafted with the violation', () => {
    const c = opened();
    c.ok('draft-plan', plan(1, { parts: ALL_PARTS.filter((part) => part !== 'settlement' && part !== 'breach') }));
    expect(c.violations()).toEqual(['plan-contents: parts-missing']);
    expect(c.last('violation-recorded').data.values).toEqual({ parts: 'settlement,breach' });
  });

  test('a plan under approval is frozen, an approved one is not drafted again', () => {
    const c = opened();
    c.ok('draft-plan', plan());
    c.ok('submit-approval', { subject: { kind: 'annual-plan', ref: 'y1' } });
    expect(c.no('draft-plan', plan()).code).toBe('under-approval');
    expect(planned().no('draft-plan', plan()).code).toBe('already-recorded');
  });

  test('a term that ends before it begins and a budget approved tomorrow are refused', () => {
    const c = opened();
    expect(c.no('draft-plan', plan(1, { serviceTo: d('2023-04-01'), serviceFrom: d('2023-04-01') })).why).toEqual({
      field: 'serviceTo',
    });
    expect(c.no('record-budget', budget(1, '2023-01-10')).code).toBe('in-the-future');
  });

  test('a budget is changed only when its source is on record', () => {
    const c = planned();
    const change = { ...budget(1, '2023-01-17'), reason: '调整' };
    expect(c.no('change-budget', { ...change, source: 'charity' }).why).toEqual({ trigger: 'budget-approved' });
    c.ok('change-budget', change);
    expect(c.state.plan.budgets.y1).toHaveLength(1);
  });

  test('an officer is assigned who is one', () => {
    const c = opened();
    expect(c.no('assign-officer', { officer: 'deputyHead', reason: '调整' }).code).toBe('post-missing');
    c.ok('assign-officer', { officer: 'officer', reason: '调整' });
    expect(c.state.plan.officer).toBe('officer');
  });

  test('a wider scope is asked for, with the approval it needs on record', () => {
    const c = opened();
    c.ok('request-scope-extension', { items: ['心理服务'], reason: '需要' });
    expect(c.violations()).toEqual(['scope-extension: needs-approval']);
  });
});

describe('filing', () => {
  test('what is not there cannot be filed', () => {
    expect(opened().no('submit-filing', { of: 'plan', to: 'province' }).why).toEqual({ trigger: 'plan', year: 1 });
    expect(planned().no('submit-filing', { of: 'contract', to: 'finance', year: 1 }).code).toBe('trigger-missing');
  });

  test('a filing that names no year is that of year 1 and meets its duty', () => {
    const c = signed();
    c.ok('submit-filing', { of: 'contract', to: 'finance' });
    expect(c.duty('contract-filing-finance@y1#1').status).toBe('met');
  });

  test('a filing dated before its plan was approved is a violation somebody else confirms', () => {
    const c = opened();
    c.to('2023-01-11');
    c.ok('draft-plan', plan());
    c.approved('annual-plan', 'y1');
    c.to('2023-01-13');
    const early = { of: 'plan', to: 'province', year: 1 } as const;
    expect(c.no('submit-filing', early, { on: '2023-01-10' }).code).toBe('second-person-needed');
    expect(c.no('submit-filing', early, { on: '2023-01-10', second: 'officer' }).code).toBe('second-person-needed');
    c.ok('submit-filing', early, { on: '2023-01-10', second: 'headOfOffice' });
    expect(c.last('violation-recorded').data).toMatchObject({
      what: 'before-trigger',
      secondPerson: { id: 'headOfOffice' },
    });
  });

  test('a returned filing comes again before it is received; within five working days it keeps its first day', () => {
    const c = planned();
    expect(c.no('refile', { filing: 'f1' }).why).toEqual({ trigger: 'filing-returned' });
    c.ok('record-filing-returned', { filing: 'f1', reasons: '缺附件' }, { as: 'province' });
    expect(c.duty('filing-receipt@f1#1')).toMatchObject({ status: 'void' });
    expect(c.no('record-receipt', { filing: 'f1' }).why).toMatchObject({ what: 'filing-returned' });
    expect(c.no('record-filing-returned', { filing: 'f1', reasons: '又退' }).code).toBe('already-recorded');
    c.to('2023-01-30');
    c.ok('refile', { filing: 'f1' });
    // 18 January + 5 working days over the Spring Festival break (21-27) with 28 and 29 made up: 30 January.
    expect(c.state.plan.filings.f1).toMatchObject({ submittedOn: '2023-01-12', returnedOn: null });
    c.ok('record-receipt', { filing: 'f1' });
    expect(c.duty('filing-receipt@f1#2').status).toBe('met');
    expect(c.no('record-receipt', { filing: 'f1' }).code).toBe('already-recorded');
  });

  test('on the sixth working day it does not', () => {
    const c = planned();
    c.ok('record-filing-returned', { filing: 'f1', reasons: '缺附件' });
    c.to('2023-01-31');
    c.ok('refile', { filing: 'f1' });
    expect(c.state.plan.filings.f1?.submittedOn).toBe('2023-01-31');
  });

  test('an unknown filing is refused', () => {
    expect(serving().no('record-receipt', { filing: 'f9' }).why).toEqual({ subject: 'f9' });
  });
});
