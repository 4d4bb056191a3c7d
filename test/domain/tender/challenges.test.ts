import { describe, expect, test } from '@jest/globals';
import { nextWake } from '../../../domain/cycle/agenda.js';
import { allowedNow } from '../../../domain/cycle/allowed.js';
import type { PartyRef } from '../../../domain/cycle/common.js';
import { drivePlan } from '../../../domain/drive/plan.js';
import { challengeAnswered, complaintReplied, enquiryAnswered } from '../../../domain/drive/steps/answering.js';
import { signing as signingMoves } from '../../../domain/drive/steps/contracting.js';
import { type Case, d } from '../../support/case.js';
import {
  awarded,
  issue,
  opened,
  planned,
  SECOND,
  SUM,
  signed,
  signing,
  THIRD,
  tendered,
} from '../../support/course.js';

const STRANGER: PartyRef = { id: 'stranger', name: '外地机构', kind: 'socialOrganisation' };
const ABOUT = { about: '评审得分有误', mayChangeResult: true };
const SIGNING = 'contract-signing@y1#1';
const NO_CASE = { answer: '经核查，质疑不成立', upheld: false };

/** The notice went out on Monday 13 March 2023; thirty days later it is 12 April. */
function challenged(on = '2023-03-20', from = SECOND): Case {
  const c = awarded();
  c.to(on);
  c.ok('record-challenge', { from, ...ABOUT });
  return c;
}

describe('a challenge that may change the result', () => {
  test('is answered within seven working days and stops the signing meanwhile', () => {
    const c = challenged();
    expect(c.duty('challenge-answer@ch1#1')).toMatchObject({ due: '2023-03-29', status: 'open', owner: 'officer' });
    expect(c.duty(SIGNING)).toMatchObject({ status: 'suspended', due: '2023-04-12' });
    expect(c.duty(SIGNING).proof).toContainEqual({
      kind: 'paused',
      day: '2023-03-20',
      effect: 'open',
      note: 'challenge ch1',
    });
    c.to('2023-03-24');
    c.ok('answer-challenge', { challenge: 'ch1', ...NO_CASE });
    expect(c.duty('challenge-answer@ch1#1').status).toBe('met');
    expect(c.duty(SIGNING)).toMatchObject({ status: 'open', due: '2023-04-17', actBy: '2023-04-17' });
    const paused = {
      kind: 'paused',
      day: '2023-03-20',
      to: '2023-03-24',
      effect: 'extended',
      note: 'challenge ch1',
    };
    expect(c.duty(SIGNING).proof).toContainEqual(paused);
  });

  test('nobody is reminded of the signing while it stands still; its new day is told once', () => {
    const c = challenged();
    c.to('2023-04-24');
    const silent = c.notices.filter((each) => each.key.startsWith(`${SIGNING}/`) && each.slot >= '2023-03-20');
    expect(silent).toEqual([]);
    c.ok('answer-challenge', { challenge: 'ch1', ...NO_CASE });
    expect(c.duty(SIGNING).due).toBe('2023-05-18');
    c.to('2023-04-28');
    const told = c.notices.filter((each) => each.key.startsWith(`${SIGNING}/`) && each.slot >= '2023-03-20');
    expect(told.map((each) => [each.occurrence, each.slot])).toEqual([['moved', '2023-04-24']]);
  });

  test('signing is refused while it is not answered, and is a violation on paper', () => {
    const c = challenged();
    c.approved('contract', 'y1', { fen: SUM });
    c.to('2023-03-21');
    expect(c.no('sign-contract', signing(1, '2023-03-21'))).toMatchObject({
      code: 'rule-broken',
      why: { rule: 'procurement-suspension', what: 'suspended', since: '2023-03-20', challenge: 'ch1' },
    });
    c.to('2023-03-22');
    c.ok('sign-contract', signing(1, '2023-03-21'), { second: 'headOfOffice' });
    expect(c.violations()).toEqual(['procurement-suspension: suspended']);
    expect(c.duty(SIGNING)).toMatchObject({ status: 'met' });
  });

  test('on the day it is answered the contract may be signed', () => {
    const c = challenged();
    c.approved('contract', 'y1', { fen: SUM });
    c.to('2023-03-24');
    c.ok('answer-challenge', { challenge: 'ch1', ...NO_CASE });
    c.ok('sign-contract', signing(1, '2023-03-24'));
    expect(c.violations()).toEqual([]);
    c.to('2023-03-27');
    expect(signed().state.tender.suspensions).toEqual([]);
  });

  test('that is upheld leaves the signing stopped until the office says that it goes on', () => {
    const c = challenged();
    c.to('2023-03-24');
    c.ok('answer-challenge', { challenge: 'ch1', answer: '得分重新计算', upheld: true });
    expect(c.duty(SIGNING).status).toBe('suspended');
    c.to('2023-03-27');
    c.ok('resume-procurement', { reason: '复核后结果不变' });
    expect(c.duty(SIGNING)).toMatchObject({ status: 'open', due: '2023-04-20' });
  });

  test('that is upheld and ends in a void tender stops nothing of the next one', () => {
    const c = challenged();
    c.ok('answer-challenge', { challenge: 'ch1', answer: '评审有误', upheld: true });
    c.ok('void-tender', { reason: '质疑成立' });
    expect(c.state.tender.suspensions.map((each) => each.to)).toEqual(['2023-03-20']);
    expect(c.duty(SIGNING).status).toBe('void');
  });
});

describe('two questions at once', () => {
  test('overlap: days that stand still twice are counted once', () => {
    const c = challenged();
    c.to('2023-03-22');
    c.ok('record-challenge', { from: THIRD, ...ABOUT });
    c.to('2023-03-24');
    c.ok('answer-challenge', { challenge: 'ch1', ...NO_CASE });
    expect(c.duty(SIGNING).status).toBe('suspended');
    expect(c.no('resume-procurement', { reason: '恢复' }).why).toEqual({ trigger: 'challenge-answered' });
    c.to('2023-03-28');
    c.ok('answer-challenge', { challenge: 'ch2', ...NO_CASE });
    // 20 to 28 March: nine days, not five and seven.
    expect(c.duty(SIGNING)).toMatchObject({ status: 'open', due: '2023-04-21' });
    const pauses = c.duty(SIGNING).proof.filter((line) => line.kind === 'paused');
    const paused = { kind: 'paused', effect: 'extended' };
    expect(pauses).toEqual([
      { ...paused, day: '2023-03-20', to: '2023-03-24', note: 'challenge ch1' },
      { ...paused, day: '2023-03-25', to: '2023-03-28', note: 'challenge ch2' },
    ]);
  });

  test('one after the other are added, each with its own line', () => {
    const c = challenged();
    c.to('2023-03-21');
    c.ok('answer-challenge', { challenge: 'ch1', ...NO_CASE });
    c.to('2023-03-27');
    c.ok('record-enquiry', { from: THIRD, ...ABOUT });
    expect(c.duty('enquiry-answer@ch2#1')).toMatchObject({ due: '2023-03-30' });
    c.to('2023-03-28');
    c.ok('answer-enquiry', { challenge: 'ch2', answer: '见评审报告' });
    expect(c.duty(SIGNING).due).toBe('2023-04-16');
    expect(c.duty(SIGNING).proof.filter((line) => line.kind === 'paused')).toHaveLength(2);
  });

  test('what cannot change the result is answered and stops nothing', () => {
    const c = awarded();
    c.to('2023-03-20');
    c.ok('record-enquiry', { from: SECOND, about: '合同何时签订', mayChangeResult: false });
    expect(c.duty(SIGNING).status).toBe('open');
    c.to('2023-03-24');
    c.ok('answer-enquiry', { challenge: 'ch1', answer: '月底' });
    expect(c.duty('enquiry-answer@ch1#1')).toMatchObject({ due: '2023-03-23', status: 'metLate' });
  });
});

describe('a challenge that need not be admitted', () => {
  test('came after its window: on record with that, still to be answered, and the signing goes on', () => {
    const c = awarded();
    // The result stood until 14 March; seven working days later it is the 23rd.
    c.to('2023-03-24');
    expect(c.duty('challenge-window@lot#1')).toMatchObject({ due: '2023-03-23', status: 'met' });
    c.ok('record-challenge', { from: SECOND, ...ABOUT });
    expect(c.violations()).toEqual(['challenge-window: too-late']);
    expect(c.duty('challenge-answer@ch1#1').status).toBe('open');
    expect(c.duty(SIGNING).status).toBe('open');
    const last = challenged('2023-03-23');
    expect(last.violations()).toEqual([]);
    expect(last.duty(SIGNING).status).toBe('suspended');
  });

  test('came from somebody who did not bid; before the bids are opened anybody may ask', () => {
    const c = challenged('2023-03-20', STRANGER);
    expect(c.violations()).toEqual(['challenge-standing: not-a-bidder']);
    expect(c.duty(SIGNING).status).toBe('open');
    const early = tendered();
    early.ok('record-challenge', { from: STRANGER, ...ABOUT });
    expect(early.violations()).toEqual([]);
    expect(early.duty('challenge-answer@ch1#1').due).toBe('2023-03-01');
  });
});

describe('a complaint', () => {
  /** ch1 answered on 24 March, and complained about on the 28th as ch2. */
  function complained(): Case {
    const c = challenged();
    c.to('2023-03-24');
    c.ok('answer-challenge', { challenge: 'ch1', ...NO_CASE });
    c.to('2023-03-28');
    c.ok('record-complaint', { from: SECOND, ...ABOUT });
    return c;
  }

  test('is replied to within five working days; the reply alone lifts nothing', () => {
    const c = complained();
    expect(c.violations()).toEqual([]);
    expect(c.duty('complaint-reply@ch2#1')).toMatchObject({ due: '2023-04-04', authority: 'assumed' });
    expect(c.duty(SIGNING).status).toBe('suspended');
    c.to('2023-03-30');
    c.ok('reply-complaint', { challenge: 'ch2', reply: '情况说明' });
    expect(c.duty('complaint-reply@ch2#1').status).toBe('met');
    expect(c.duty(SIGNING).status).toBe('suspended');
    c.ok('resume-procurement', { reason: '投诉被驳回' });
    // 20-24 March and 28-30 March: eight days after 12 April.
    expect(c.duty(SIGNING)).toMatchObject({ status: 'open', due: '2023-04-20' });
  });

  test('stops the purchase for thirty days at most; then time alone lets it go on', () => {
    const c = complained();
    c.to('2023-04-26');
    expect(c.duty(SIGNING).status).toBe('suspended');
    expect(nextWake(c.state, c.judging())).toMatch(/^2023-04-26T1[67]/);
    c.to('2023-04-27');
    expect(c.last('procurement-resumed')).toMatchObject({
      on: '2023-04-26',
      actor: { system: 'clock' },
      data: { reason: 'suspension-limit', challenge: 'ch2' },
    });
    // Five days and thirty days after 12 April.
    expect(c.duty(SIGNING)).toMatchObject({ status: 'open', due: '2023-05-17' });
    expect(c.no('suspend-procurement', { reason: '再次通知', challenge: 'ch2' }).why).toMatchObject({
      rule: 'suspension-limit',
    });
  });

  test('lifted after ten days has twenty left', () => {
    const c = complained();
    c.to('2023-04-06');
    c.ok('resume-procurement', { reason: '通知恢复', challenge: 'ch2' });
    c.to('2023-04-10');
    c.ok('suspend-procurement', { reason: '书面通知暂停', challenge: 'ch2' });
    c.to('2023-04-30');
    expect(c.last('procurement-resumed').on).toBe('2023-04-29');
  });

  test('without a challenge before it, or after its window, is on record as such and stands', () => {
    const none = awarded();
    none.to('2023-03-20');
    none.ok('record-complaint', { from: SECOND, ...ABOUT });
    expect(none.violations()).toEqual(['complaint-window: no-challenge-before']);
    expect(none.duty(SIGNING).status).toBe('suspended');
    const late = challenged();
    late.ok('answer-challenge', { challenge: 'ch1', ...NO_CASE });
    // Seven and fifteen working days from 20 March, over Qingming: 20 April.
    expect(late.duty('complaint-window@ch1#1')).toMatchObject({ due: '2023-04-20', owner: 'none' });
    late.to('2023-04-21');
    expect(late.duty('complaint-window@ch1#1').status).toBe('met');
    late.ok('record-complaint', { from: SECOND, about: '不服答复', mayChangeResult: false });
    expect(late.violations()).toEqual(['complaint-window: too-late']);
  });
});

describe('the office itself', () => {
  test('may stop the purchase and let it go on', () => {
    const c = awarded();
    c.to('2023-03-20');
    c.ok('suspend-procurement', { reason: '财政部门书面通知' });
    expect(c.no('suspend-procurement', { reason: '再次' })).toMatchObject({ code: 'already-recorded' });
    c.to('2023-03-21');
    expect(c.no('resume-procurement', { reason: '恢复' }, { on: '2023-03-19' }).why).toMatchObject({ field: 'on' });
    c.ok('resume-procurement', { reason: '恢复' });
    expect(c.duty(SIGNING)).toMatchObject({ status: 'open', due: '2023-04-14' });
    expect(c.no('resume-procurement', { reason: '恢复' }).why).toEqual({ trigger: 'procurement-suspended' });
  });

  test('a record of the past that ends before it began pauses for one day', () => {
    const c = challenged();
    c.to('2023-03-22');
    c.ok('answer-challenge', { challenge: 'ch1', ...NO_CASE }, { on: '2023-03-17', second: 'headOfOffice' });
    expect(c.violations()).toEqual(['challenge-answer: before-trigger']);
    expect(c.state.tender.suspensions).toEqual([{ challenge: 'ch1', from: '2023-03-20', to: '2023-03-20' }]);
  });
});

describe('refused', () => {
  test('before anything is public, and for what is not on record or is answered', () => {
    expect(opened().no('record-challenge', { from: SECOND, ...ABOUT }).code).toBe('trigger-missing');
    expect(planned().no('record-enquiry', { from: SECOND, ...ABOUT }).code).toBe('trigger-missing');
    expect(planned().no('record-complaint', { from: SECOND, ...ABOUT }).code).toBe('trigger-missing');
    expect(planned().no('suspend-procurement', { reason: '略' }).code).toBe('trigger-missing');
    const c = challenged();
    expect(c.no('answer-challenge', { challenge: 'ch9', ...NO_CASE }).code).toBe('unknown-subject');
    expect(c.no('answer-enquiry', { challenge: 'ch1', answer: '略' }).code).toBe('unknown-subject');
    expect(c.no('reply-complaint', { challenge: 'ch1', reply: '略' }).code).toBe('unknown-subject');
    expect(c.no('suspend-procurement', { reason: '略', challenge: 'ch9' }).code).toBe('unknown-subject');
    c.ok('answer-challenge', { challenge: 'ch1', ...NO_CASE });
    expect(c.no('answer-challenge', { challenge: 'ch1', ...NO_CASE }).code).toBe('already-recorded');
  });

  test('after the contract nothing is left to stop; a question is still answered', () => {
    const c = signed();
    expect(c.no('suspend-procurement', { reason: '略' }).code).toBe('wrong-stage');
    c.ok('record-challenge', { from: SECOND, ...ABOUT });
    expect(c.state.tender.suspensions).toEqual([]);
    expect(c.duty('challenge-answer@ch1#1').status).toBe('open');
  });

  test('what is possible now says so', () => {
    const can = (c: Case) => allowedNow(c.state, c.card('officer'), c.judging());
    expect(can(awarded())).toEqual(expect.arrayContaining(['record-challenge', 'suspend-procurement']));
    expect(can(awarded())).not.toEqual(expect.arrayContaining(['answer-challenge']));
    expect(can(awarded())).not.toEqual(expect.arrayContaining(['resume-procurement']));
    expect(can(challenged())).toEqual(expect.arrayContaining(['answer-challenge']));
    expect(can(challenged())).not.toEqual(expect.arrayContaining(['answer-enquiry']));
  });
});

test('a county that does its work signs nothing while the purchase stands still', () => {
  const moves = (c: Case) => signingMoves({ state: c.state, judging: c.judging() }, drivePlan(c.today)).length;
  expect([moves(awarded()), moves(challenged())]).toEqual([1, 0]);
});

test('a county that does its work answers each question before it is due', () => {
  const c = challenged();
  c.ok('record-enquiry', { from: THIRD, ...ABOUT });
  c.ok('record-complaint', { from: SECOND, ...ABOUT });
  const answers = [
    challengeAnswered(c.duty('challenge-answer@ch1#1')),
    enquiryAnswered(c.duty('enquiry-answer@ch2#1')),
    complaintReplied(c.duty('complaint-reply@ch3#1')),
  ];
  for (const each of answers) c.ok(each.kind, each.data as never);
  expect(c.obligations().filter((each) => /answer|reply/.test(each.rule) && each.status !== 'met')).toEqual([]);
});

describe('a single source', () => {
  const supplier = { supplier: SECOND, reason: '只能从唯一供应商处采购', medium: '政府采购网' };

  test('is made public for five working days before documents go out', () => {
    const c = planned('222401', { method: 'singleSource' });
    c.ok('publish-single-source-notice', supplier);
    expect(c.duty('single-source-notice@lot#1')).toMatchObject({ notBefore: '2023-01-30' });
    c.to('2023-01-29');
    c.approved('tender-documents', 'lot', { title: '协商文件' });
    const documents = issue({ method: 'singleSource', documentsFrom: d('2023-01-29'), bidDeadline: d('2023-03-02') });
    expect(c.no('issue-tender', documents).why).toMatchObject({ rule: 'single-source-notice', what: 'too-early' });
    c.to('2023-01-30');
    c.ok('issue-tender', { ...documents, documentsFrom: d('2023-01-30') });
    expect(c.duty('single-source-notice@lot#1').status).toBe('met');
  });

  test('is no way for another method', () => {
    expect(planned().no('publish-single-source-notice', supplier).code).toBe('wrong-stage');
  });
});

test('a complaint entered after its thirty days pauses them alone', () => {
  const c = awarded();
  c.to('2023-05-08');
  c.ok('record-complaint', { from: SECOND, ...ABOUT }, { on: '2023-03-20' });
  expect(c.last('procurement-resumed')).toMatchObject({ on: '2023-04-18' });
  expect(c.duty(SIGNING)).toMatchObject({ due: '2023-05-12', status: 'open' });
});
