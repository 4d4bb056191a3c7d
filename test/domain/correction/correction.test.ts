import { describe, expect, test } from '@jest/globals';
import { openTasks } from '../../../domain/approval/tasks.js';
import { flawOf } from '../../../domain/correction/correctable.js';
import { extensionEffect } from '../../../domain/cycle/extension-effect.js';
import type { CycleState } from '../../../domain/cycle/state.js';
import { contentHash } from '../../../domain/hash.js';
import { owedNotices } from '../../../domain/notices/owed.js';
import { compilePolicy } from '../../../domain/policy/compile.js';
import { packPolicy } from '../../../domain/policy/pack.js';
import { shippedLayers } from '../../policies/profiles/shipped.js';
import { caseOf, d } from '../../support/case.js';
import { adoption, INTENTION, planned, renewed, signed } from '../../support/course.js';
import { BASIS, count } from '../policy/fixtures.js';

/** Named apart: written out, a field of that name would look like a promise. */
const AFTERWARDS = 'then';

/** A contract of a county whose own document gives that many working days for what the law gives two. */
function restating(amount: number) {
  const c = signed();
  const patch = {
    ...({ id: 'contract-publication', kind: 'clock', authority: 'stated', basis: BASIS } as const),
    ...({ limit: count(amount), severity: 'policy' } as const),
  };
  const layers = shippedLayers().layers.map((layer) =>
    layer.code === '222401' ? { ...layer, rules: [...layer.rules, patch] } : layer,
  );
  c.policy = compilePolicy(layers, c.state.code, c.today).policy;
  return c;
}

/** What a fact told again with its own words must not change. Other lots are told of the correction, too. */
function lasting({ seq: _seq, hash: _hash, programme: _news, events, ...state }: CycleState) {
  return { ...state, events: events.map(({ recordedOn: _day, ...event }) => event) };
}

describe('a corrected fact', () => {
  test.each(['222401', '640402'] as const)('told again as it was changes nothing, whatever followed it: %s', (code) => {
    const c = renewed(code);
    const before = lasting(c.state);
    const told = c.facts.filter((fact) => flawOf(fact.kind, fact.data) === undefined);
    expect(new Set(told.map((fact) => fact.kind)).size).toBeGreaterThan(12);
    for (const { seq, on, data, kind } of told) {
      const drafts = c.ask('correct-fact', { seq, on, data: { ...data }, reason: '核对' });
      expect([kind, 'code' in drafts ? drafts.code : drafts.map((each) => each.kind)]).toEqual([
        kind,
        ['fact-corrected'],
      ]);
    }
    for (const { seq, on, data } of told.slice(-12))
      c.put(
        'fact-corrected',
        { seq, kind: told.find((f) => f.seq === seq)?.kind ?? '', data: { ...data }, on, reason: '核对' },
        on,
      );
    expect(lasting(c.state)).toEqual(before);
  });

  test('moves what counts from it: a signing of the 17th is published by the 21st', () => {
    const c = signed();
    const { seq, data } = c.last('contract-signed');
    const right = { ...data, signedByPurchaserOn: d('2023-03-17'), signedByContractorOn: d('2023-03-17') };
    c.ok('correct-fact', { seq, data: right, on: d('2023-03-17'), reason: '日期写错' });
    expect(c.duty('contract-publication@y1#1')).toMatchObject({ due: '2023-03-21', trigger: { on: '2023-03-17' } });
    expect(c.state.contract.years.y1?.signedOn).toBe('2023-03-17');
  });

  test('waits while anybody decides: what is under approval is not told again', () => {
    const c = restating(1);
    const { seq, data } = c.last('contract-signed');
    const right = { ...data, signedByPurchaserOn: d('2023-03-17'), signedByContractorOn: d('2023-03-17') };
    const again = { seq, data: right, on: d('2023-03-17'), reason: '日期写错' };
    const subject = { kind: 'extension', ref: 'contract-publication@y1#1' } as const;
    c.ok('submit-approval', { subject, proposal: { to: '2023-03-22', reason: '忙' } });
    const [running] = Object.values(c.state.approvals.running);
    if (running === undefined) throw new Error('nobody is asked');
    expect(c.no('correct-fact', again)).toMatchObject({ code: 'under-approval', why: { approval: running.id } });
    c.ok('withdraw', { approval: running.id, ifVersion: running.version });
    c.ok('correct-fact', again);
  });

  test('keeps its day where no other is given', () => {
    const c = planned();
    c.ok('publish-intention', INTENTION);
    const { seq, data, on } = c.last('intention-published');
    c.skip('2023-02-01');
    c.ok('correct-fact', { seq, data: { ...data, title: '更正后的意向' }, reason: '标题写错' });
    expect(c.state.tender.intention).toMatchObject({ title: '更正后的意向', on });
    expect(c.state.events.find((each) => each.seq === seq)?.on).toBe(on);
  });

  test('is refused for another subject, for words that are no such fact, for a day to come and for what has no clock', () => {
    const c = signed();
    const { seq, data } = c.last('contract-signed');
    expect(c.no('correct-fact', { seq, data: { ...data, year: 2 }, reason: '错' }).code).toBe('bad-input');
    expect(c.no('correct-fact', { seq, data: {}, reason: '错' }).why).toEqual({
      field: 'data',
      kind: 'contract-signed',
    });
    expect(c.no('correct-fact', { seq, data: { ...data, fen: 1.5 }, reason: '错' }).code).toBe('bad-input');
    expect(c.no('correct-fact', { seq, data: { ...data }, on: d('2023-03-21'), reason: '错' }).code).toBe(
      'in-the-future',
    );
    expect(c.no('correct-fact', { seq: 1, data: {}, reason: '错' }).code).toBe('nothing-to-correct');
    const adopted = caseOf('222401', '2023-06-01');
    adopted.ok('adopt-cycle', adoption());
    expect(adopted.no('correct-fact', { seq: 1, data: { ...data }, reason: '错' }).code).toBe('nothing-to-correct');
  });
});

describe('dates that move', () => {
  test('no office extends or waives what a law demands', () => {
    const c = signed();
    const id = 'contract-publication@y1#1';
    expect(c.no('extend-obligation', { obligation: id, to: d('2023-04-01'), reason: '忙' }).code).toBe(
      'required-by-law',
    );
    expect(c.no('waive-obligation', { obligation: id, reason: '忙' }).code).toBe('required-by-law');
    expect(c.no('extend-obligation', { obligation: 'x@y1#1', to: d('2023-04-01'), reason: '忙' }).code).toBe(
      'unknown-subject',
    );
  });

  test('nor is anybody asked to approve it', () => {
    const c = signed();
    const ref = 'contract-publication@y1#1';
    const [longer, none] = [{ to: '2023-06-01', reason: '忙' }, { reason: '忙' }];
    const extension = c.no('submit-approval', { subject: { kind: 'extension', ref }, proposal: longer });
    expect(extension).toMatchObject({ code: 'required-by-law', why: { obligation: ref, basis: 'CN-GPA-REG 第50条' } });
    expect(c.no('submit-approval', { subject: { kind: 'waiver', ref }, proposal: none }).code).toBe('required-by-law');
    expect(c.state.approvals.running).toEqual({});
    expect(c.duty(ref)).toMatchObject({ status: 'open', due: '2023-03-22' });
  });

  test('nor does a request that was sent back reach for more than the law leaves', () => {
    const c = restating(1);
    const subject = { kind: 'extension', ref: 'contract-publication@y1#1' } as const;
    c.ok('submit-approval', { subject, proposal: { to: '2023-03-22', reason: '忙' } });
    const own = () => {
      const [task] = openTasks(c.state);
      const { version = 0, subject: asked } = c.state.approvals.running[task?.approval ?? ''] ?? {};
      return { task: task?.task ?? '', ifVersion: version, contentHash: asked?.hash ?? '' };
    };
    c.ok('return', { ...own(), to: 'initiator', [AFTERWARDS]: 'again', opinion: '说明原因' }, { as: 'deputyHead' });
    const longer = { to: '2023-03-23', reason: '忙' };
    expect(c.no('resubmit', { ...own(), proposal: longer }).code).toBe('required-by-law');
    c.ok('resubmit', { ...own(), proposal: { to: '2023-03-22', reason: '网站维护' } });
  });

  test('a county stricter than the law may give back what it took, up to the day of the law', () => {
    const c = restating(1);
    const id = 'contract-publication@y1#1';
    const law = { due: '2023-03-22', basis: 'CN-GPA-REG 第50条' };
    expect(c.duty(id)).toMatchObject({ due: '2023-03-21', authority: 'stated', severity: 'policy', law });
    const beyond = { obligation: id, to: d('2023-03-23'), reason: '忙' };
    expect(c.no('extend-obligation', beyond)).toMatchObject({
      code: 'required-by-law',
      why: { lawDue: '2023-03-22', basis: law.basis },
    });
    expect(c.no('waive-obligation', { obligation: id, reason: '忙' }).code).toBe('required-by-law');
    c.approved('extension', id, { to: '2023-03-22', reason: '忙' });
    expect(c.duty(id)).toMatchObject({ due: '2023-03-22', status: 'open', law });
  });

  test('a county that only repeats the law has nothing to give', () => {
    const c = restating(2);
    const id = 'contract-publication@y1#1';
    expect(c.no('extend-obligation', { obligation: id, to: d('2023-03-23'), reason: '忙' }).code).toBe(
      'required-by-law',
    );
    expect(c.no('waive-obligation', { obligation: id, reason: '忙' }).code).toBe('required-by-law');
  });

  test('what a profile assumed moves with an approval, once', () => {
    const c = signed();
    const id = 'premises-ready@s:a#1';
    const until = { obligation: id, to: d('2023-05-08'), reason: '装修' };
    expect(c.no('extend-obligation', until).code).toBe('approval-needed');
    c.approved('extension', id, { to: '2023-05-08', reason: '装修' });
    expect(c.duty(id)).toMatchObject({ due: '2023-05-08', certainty: 'final', status: 'open' });
    expect(c.no('extend-obligation', { ...until, to: d('2023-12-31') }).code).toBe('approval-needed');
    expect(c.no('extend-obligation', { ...until, to: d('2023-05-08') }).why).toMatchObject({ field: 'to' });
    c.approved('waiver', id, { reason: '不需要' });
    expect(c.duty(id).status).toBe('waived');
    expect(c.no('waive-obligation', { obligation: id, reason: '再免' }).code).toBe('already-recorded');
  });

  test('a reply to a reminder says until when', () => {
    const c = signed();
    const late = { obligation: 'deployment@lot#1', answer: 'late' } as const;
    expect(c.no('answer-notice', late, { as: 'contractor' }).why).toEqual({ field: 'until' });
    expect(c.no('answer-notice', { ...late, until: d('2023-03-20') }, { as: 'contractor' }).code).toBe('bad-input');
    c.ok('answer-notice', { ...late, until: d('2023-04-18') }, { as: 'contractor' });
    c.ok('record-deviation', { what: '大雪封路', reason: '不可抗力' });
    expect(c.state.correction.deviations).toHaveLength(1);
  });
});

describe('what a contractor asks for himself', () => {
  const id = 'premises-ready@s:a#1';

  test('an extension he asks for moves the day once it is approved, and not before', () => {
    const c = signed();
    const due = c.duty(id).due;
    const subject = { kind: 'extension' as const, ref: id };
    c.ok('submit-approval', { subject, proposal: { to: '2023-05-08', reason: '装修' } }, { as: 'contractor' });
    expect(c.duty(id).due).toBe(due);
    expect(c.last('approval-submitted').data).toMatchObject({ initiators: ['contractor'], subject });
    expect(
      c.no(
        'submit-approval',
        { subject: { kind: 'waiver', ref: id }, proposal: { reason: '免' } },
        { as: 'contractor' },
      ).code,
    ).toBe('post-missing');
  });

  test('what it would move is told before anybody asks: this day, and no other state than before', () => {
    const c = signed();
    const before = JSON.stringify(c.state);
    const effect = extensionEffect(c.state, { obligation: id, to: d('2023-05-08') }, c.judging());
    expect(effect).toMatchObject({ from: c.duty(id).due, to: '2023-05-08' });
    expect('dates' in effect && effect.dates.find(({ of }) => of === id)?.after?.on).toBe('2023-05-08');
    expect(JSON.stringify(c.state)).toBe(before);
  });

  test('there is nothing to extend to an earlier day, of a duty nobody knows, or against the law', () => {
    const c = signed();
    const ask = (obligation: string, to: string) => extensionEffect(c.state, { obligation, to: d(to) }, c.judging());
    expect(ask(id, '2023-03-21')).toMatchObject({ refused: 'bad-input', why: { field: 'until' } });
    expect(ask('premises-ready@s:z#1', '2023-05-08')).toMatchObject({ refused: 'unknown-subject' });
    expect(ask('contract-publication@y1#1', '2023-05-08')).toMatchObject({ refused: 'required-by-law' });
  });

  test('a duty he says is not his is told to the officer, once, and is still owed', () => {
    const c = signed();
    const told = () =>
      owedNotices(c.state, c.judging()).filter(({ occurrence }) => occurrence.startsWith('redirected-'));
    expect(told()).toEqual([]);
    c.ok('redirect-notice', { obligation: 'deployment@lot#1', to: '项目主管', note: '已转岗' }, { as: 'contractor' });
    const [notice] = c.notices.filter(({ occurrence }) => occurrence.startsWith('redirected-'));
    expect(notice).toMatchObject({
      audience: { owner: 'officer' },
      about: { redirected: { to: '项目主管', note: '已转岗' }, obligation: { id: 'deployment@lot#1' } },
    });
    expect(told()).toMatchObject([{ key: notice?.key }]);
    c.to('2023-03-24');
    expect(c.notices.filter(({ occurrence }) => occurrence.startsWith('redirected-'))).toHaveLength(1);
    expect(c.duty('deployment@lot#1').status).toBe('open');
    c.ok('redirect-notice', { obligation: 'deployment@lot#1', to: '另一人' }, { as: 'contractor' });
    c.to('2023-03-28');
    expect(c.notices.filter(({ occurrence }) => occurrence.startsWith('redirected-'))).toHaveLength(2);
  });

  test('what is over is nobody else’s either', () => {
    const c = signed();
    expect(c.no('redirect-notice', { obligation: 'deployment@lot#9', to: '他人' }, { as: 'contractor' }).code).toBe(
      'unknown-subject',
    );
    expect(c.no('redirect-notice', { obligation: 'deployment@lot#1', to: '他人' }, { as: 'bureauFinance' }).code).toBe(
      'post-missing',
    );
  });
});

describe('a newer policy in force', () => {
  const instead = '222401@2026-01-01#0123456789ab';

  test('is left aside by a decision on record, once for each version', () => {
    const c = signed();
    c.ok('keep-policy', { instead, reason: '合同期内不变' });
    expect(c.last('policy-kept').data).toEqual({ policy: c.state.policy, instead, reason: '合同期内不变' });
    expect(c.state.correction.passedOver).toEqual([instead]);
    expect(c.no('keep-policy', { instead, reason: '再次' }).code).toBe('already-recorded');
    c.ok('keep-policy', { instead: `${instead.slice(0, -1)}c`, reason: '再次' });
  });

  test('is another version of the own county', () => {
    const c = signed();
    expect(c.no('keep-policy', { instead: c.state.policy, reason: '不变' }).why).toEqual({ field: 'instead' });
    expect(c.no('keep-policy', { instead: '640402@2026-01-01#0123456789ab', reason: '不变' }).code).toBe('wrong-cycle');
    expect(c.no('keep-policy', { instead, reason: '不变' }, { as: 'contractor' }).code).toBe('post-missing');
  });
});

describe('what the system sends', () => {
  test('a calendar or policy of another county is refused, the same one changes nothing', () => {
    const c = planned();
    const actor = { system: 'calendar-import' };
    expect(c.no('apply-calendar', { calendar: c.calendar }).code).toBe('not-authorised');
    expect(c.ok('apply-calendar', { calendar: c.calendar }, { actor })).toEqual([]);
    const other = caseOf('640402', '2023-01-09');
    expect(c.no('apply-calendar', { calendar: other.calendar }, { actor }).code).toBe('wrong-cycle');
    expect(c.no('move-to-policy', { policy: packPolicy(other.policy), reason: '新' }).code).toBe('wrong-cycle');
    expect(c.no('move-to-policy', { policy: packPolicy(c.policy), reason: '新' }).code).toBe('already-recorded');
  });

  test('a policy that its hash does not prove whole is refused', () => {
    const c = planned();
    const damaged = packPolicy({ ...c.policy, version: d('2030-01-01') });
    expect(c.no('move-to-policy', { policy: damaged, reason: '新' }).why).toEqual({ field: 'policy' });
  });

  test('a rule the new policy does not know takes its duties along, each with a fact', () => {
    const c = signed();
    const { 'contract-publication': _gone, ...rules } = c.policy.rules;
    const { hash: _old, ...body } = { ...c.policy, rules };
    c.ok('move-to-policy', { policy: packPolicy({ ...body, hash: contentHash(body) }), reason: '新规' });
    expect(c.last('obligation-closed').data).toMatchObject({
      obligation: 'contract-publication@y1#1',
      verdict: 'void',
    });
  });
});
