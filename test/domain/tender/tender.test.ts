import { describe, expect, test } from '@jest/globals';
import { risksOf } from '../../../domain/cycle/legal-risks.js';
import { preview } from '../../../domain/cycle/preview.js';
import { fen } from '../../../domain/money/fen.js';
import { d } from '../../support/case.js';
import {
  awarded,
  bids,
  CENTRE,
  INTENTION,
  issue,
  MEDIUM,
  opened,
  planned,
  ranking,
  reported,
  SECOND,
  SUM,
  serving,
  THIRD,
  tendered,
} from '../../support/course.js';

/** Intention out on 19 January; 18 February is the thirtieth day, a Saturday. */
function announced() {
  const c = planned();
  c.to('2023-01-19');
  c.ok('publish-intention', INTENTION);
  return c;
}

describe('documents go out', () => {
  test('on the thirtieth day after the intention, not the day before', () => {
    const early = announced();
    early.to('2023-02-17');
    early.approved('tender-documents', 'lot', { title: '文件' });
    early.ok('issue-tender', issue({ documentsFrom: d('2023-02-17'), documentsTo: d('2023-02-23') }));
    expect(early.violations()).toEqual(['intention-to-tender: too-early']);
    expect(early.duty('intention-to-tender@programme#1').status).toBe('void');
    const right = announced();
    right.to('2023-02-18');
    right.approved('tender-documents', 'lot', { title: '文件' });
    right.ok('issue-tender', issue());
    expect(right.violations()).toEqual([]);
    expect(right.duty('intention-to-tender@programme#1')).toMatchObject({ status: 'met' });
  });

  test('by another method than an open tender only with its basis; an open tender needs none', () => {
    const c = announced();
    c.to('2023-02-20');
    c.approved('tender-documents', 'lot', { title: '文件' });
    const { methodBasis: _basis, ...bare } = issue();
    const marks = c.ask('issue-tender', bare);
    expect(JSON.stringify(marks)).toContain('"rule":"method-condition","basis":"CN-GPA 第26条、第27条"');
    const open = { ...bare, method: 'openTender', bidDeadline: d('2023-03-13') } as const;
    expect(JSON.stringify(c.ask('issue-tender', open))).not.toContain('method-condition');
    c.ok('issue-tender', bare);
    expect(c.violations()).toEqual(['method-condition: no-method-basis']);
  });

  test('without any intention on record it is a violation, whatever the method', () => {
    for (const method of ['competitiveConsultation', 'singleSource'] as const) {
      const c = planned();
      c.to('2023-02-20');
      c.approved('tender-documents', 'lot', { title: '文件' });
      c.ok('issue-tender', issue({ method }));
      expect(c.violations()).toEqual(['intention-to-tender: no-intention']);
      expect(c.last('violation-recorded').data).toMatchObject({ basis: 'CN-CK-2020-10 公开时间' });
    }
  });

  test('where a policy makes the intention a hard rule, the act is refused', () => {
    const c = planned();
    const rule = c.policy.rules['intention-to-tender'];
    if (rule === undefined) throw new Error('no such rule');
    c.policy = { ...c.policy, rules: { ...c.policy.rules, 'intention-to-tender': { ...rule, force: 'hard' } } };
    c.to('2023-02-20');
    c.approved('tender-documents', 'lot', { title: '文件' });
    expect(c.no('issue-tender', issue()).why).toMatchObject({ rule: 'intention-to-tender', what: 'no-intention' });
    c.to('2023-02-21');
    c.ok('issue-tender', issue(), { on: '2023-02-20', second: 'headOfOffice' });
    expect(c.violations()).toContain('intention-to-tender: no-intention');
  });

  test.each(['belowThreshold', 'nonAct'] as const)('a purchase %s needs no intention', (regime) => {
    const c = planned('222401', { regime, regimeBasis: '村集体出资' });
    c.to('2023-02-20');
    c.approved('tender-documents', 'lot', { title: '文件' });
    c.ok('issue-tender', issue());
    expect(c.violations()).toEqual([]);
  });

  test('an intention of the lead cycle speaks for the lot, and the first one for a later round', () => {
    const lead = '222401-2023-900' as never;
    const lot = planned('222401', { lot: '2', leadCycle: lead });
    const fact = { kind: 'intention-published', on: d('2023-01-19'), data: { ...INTENTION } };
    lot.ok('mirror-programme-fact', { fromCycle: lead, seq: 5, after: 0, fact }, { actor: { system: 'mirror' } });
    lot.to('2023-02-20');
    lot.approved('tender-documents', 'lot', { title: '文件' });
    lot.ok('issue-tender', issue());
    expect(lot.violations()).toEqual([]);
    const again = tendered();
    again.ok('void-tender', { reason: '重大变故' });
    again.to('2023-02-27');
    again.approved('tender-documents', 'lot', { title: '第二次' });
    const days = { documentsFrom: d('2023-02-27'), documentsTo: d('2023-03-03'), bidDeadline: d('2023-03-09') };
    again.ok('retender', { ...issue(days), reason: '废标' });
    expect(again.violations()).toEqual([]);
  });

  test('without an approval the act is refused and the record is a violation', () => {
    const c = announced();
    c.to('2023-02-20');
    expect(c.no('issue-tender', issue()).code).toBe('approval-needed');
    c.to('2023-02-21');
    c.ok('issue-tender', issue(), { on: '2023-02-20', second: 'headOfOffice' });
    expect(c.violations()).toEqual(['route-tender-documents: not-approved']);
  });

  test('without a budget, or before it was approved', () => {
    const none = opened();
    none.approved('tender-documents', 'lot', { title: '文件' });
    expect(none.no('issue-tender', issue({ bidDeadline: d('2023-03-02') })).why).toMatchObject({
      rule: 'budget-approved',
      what: 'no-budget',
    });
    const early = planned();
    early.approved('tender-documents', 'lot', { title: '文件' });
    early.ok('issue-tender', issue({ documentsFrom: d('2023-01-16'), documentsTo: d('2023-01-20') }), {
      on: '2023-01-16',
      second: 'headOfOffice',
    });
    expect(early.violations()).toEqual(['budget-approved: before-trigger', 'intention-to-tender: no-intention']);
  });

  test.each([
    ['2023-03-01', 'window-too-short'],
    ['2023-03-02', undefined],
  ])('ten days from the documents to the bids of a consultation: %s', (bidDeadline, what) => {
    const c = announced();
    c.to('2023-02-20');
    c.approved('tender-documents', 'lot', { title: '文件' });
    const answer = c.ask('issue-tender', issue({ bidDeadline: d(bidDeadline) }));
    expect('why' in answer ? answer.why.what : undefined).toBe(what);
  });

  test.each([
    ['2023-02-23', 4],
    ['2023-02-24', undefined],
  ])('five working days on offer, both ends counted: to %s', (documentsTo, have) => {
    const c = announced();
    c.to('2023-02-20');
    c.approved('tender-documents', 'lot', { title: '文件' });
    const answer = c.ask('issue-tender', issue({ documentsTo: d(documentsTo) }));
    expect('why' in answer ? answer.why.have : undefined).toBe(have);
  });

  test('a Sunday at the beginning of the offer is no working day; a negotiation asks no offer', () => {
    const c = announced();
    c.to('2023-02-20');
    c.approved('tender-documents', 'lot', { title: '文件' });
    const sunday = issue({ documentsFrom: d('2023-02-19'), documentsTo: d('2023-02-23') });
    expect(c.no('issue-tender', sunday).why).toMatchObject({ rule: 'documents-on-offer', have: 4, need: 5 });
    const negotiation = issue({
      method: 'competitiveNegotiation',
      documentsTo: d('2023-02-21'),
      bidDeadline: d('2023-02-23'),
    });
    expect(Array.isArray(c.ask('issue-tender', negotiation))).toBe(true);
  });

  test('a bid bond of two percent passes, one fen more does not', () => {
    const c = announced();
    c.to('2023-02-20');
    c.approved('tender-documents', 'lot', { title: '文件' });
    expect(Array.isArray(c.ask('issue-tender', issue({ bondFen: fen(SUM / 50) })))).toBe(true);
    expect(c.no('issue-tender', issue({ bondFen: fen(SUM / 50 + 1) })).why).toMatchObject({ rule: 'bid-bond' });
  });

  test('days that cannot be are bad input; a second tender is already on record', () => {
    const c = announced();
    c.to('2023-02-20');
    expect(c.no('issue-tender', issue({ documentsTo: d('2023-02-19') })).why).toEqual({ field: 'documentsTo' });
    expect(c.no('issue-tender', issue({ bidDeadline: d('2023-02-19') })).why).toEqual({ field: 'bidDeadline' });
    expect(tendered().no('issue-tender', issue()).code).toBe('already-recorded');
    expect(tendered().no('retender', { ...issue(), reason: '废标' }).why).toEqual({ trigger: 'tender-voided' });
  });

  test('the intention belongs before the tender and before any contract', () => {
    expect(tendered().no('publish-intention', INTENTION).why).toEqual({ stage: 'tendering' });
    expect(serving().no('publish-intention', INTENTION).why).toEqual({ stage: 'serving' });
  });
});

describe('documents change', () => {
  const change = { summary: '更正', affectsBids: true };

  test('fifteen days before the deadline, or the deadline moves', () => {
    const c = tendered();
    expect(c.no('change-documents', change).why).toMatchObject({ what: 'changed-too-late', have: 10, need: 15 });
    c.ok('change-documents', { ...change, bidDeadline: d('2023-03-07') });
    expect(c.state.tender.current?.bidDeadline).toBe('2023-03-07');
  });

  test('a change that bids do not feel may come late; a deadline never moves forward', () => {
    const c = tendered();
    c.ok('change-documents', { summary: '错字', affectsBids: false });
    const earlier = { summary: '提前', affectsBids: false, bidDeadline: d('2023-03-01') };
    expect(c.no('change-documents', earlier).why).toEqual({ field: 'bidDeadline', notBefore: '2023-03-02' });
  });

  test('not after the bids were opened, and not in a void round', () => {
    expect(reported().no('change-documents', change).code).toBe('trigger-missing');
    const c = tendered();
    c.ok('void-tender', { reason: '重大变故' });
    expect(c.no('change-documents', change).code).toBe('trigger-missing');
  });
});

describe('bids', () => {
  test('opened a day early the act is refused, the record is a violation', () => {
    const c = tendered();
    c.to('2023-03-01');
    expect(c.no('open-bids', bids()).why).toMatchObject({ what: 'opened-before-deadline' });
    c.to('2023-03-02');
    expect(c.no('open-bids', bids(), { on: '2023-03-01' }).code).toBe('second-person-needed');
    c.ok('open-bids', bids(), { on: '2023-03-01', second: 'deputyHead' });
    expect(c.violations()).toEqual(['bid-window: opened-before-deadline']);
    expect(c.no('open-bids', bids()).code).toBe('already-recorded');
  });

  test.each([
    ['competitiveConsultation', [CENTRE], 'too-few-bidders'],
    ['competitiveConsultation', [CENTRE, SECOND], undefined],
    ['openTender', [CENTRE, SECOND], 'too-few-bidders'],
    ['openTender', [CENTRE, SECOND, THIRD], undefined],
    ['inquiry', [CENTRE, SECOND], 'too-few-bidders'],
    ['singleSource', [CENTRE], undefined],
  ] as const)('%s with %j', (method, parties, what) => {
    const c = planned();
    c.to('2023-01-19');
    c.ok('publish-intention', INTENTION);
    c.to('2023-02-20');
    c.approved('tender-documents', 'lot', { title: '文件' });
    c.ok('issue-tender', issue({ method, bidDeadline: d('2023-03-13') }));
    c.to('2023-03-13');
    const answer = c.ask('open-bids', bids([...parties]));
    expect('why' in answer ? answer.why.what : undefined).toBe(what);
  });

  test('a bidder who does not qualify does not count', () => {
    const c = tendered();
    c.to('2023-03-02');
    const { bidders } = bids([CENTRE, SECOND]);
    const one = { bidders: bidders.map((each) => ({ ...each, qualified: each.party.id === 'centre' })) };
    expect(c.no('open-bids', one).why).toMatchObject({ have: 1, need: 2 });
  });

  test('only qualified bidders are ranked, each once, from rank 1', () => {
    const c = tendered();
    c.to('2023-03-02');
    expect(c.no('finish-bid-evaluation', ranking()).why).toEqual({ trigger: 'bids-opened' });
    c.ok('open-bids', bids([CENTRE, SECOND]));
    expect(c.no('finish-bid-evaluation', ranking()).why).toEqual({ subject: 'third' });
    expect(c.no('finish-bid-evaluation', { ranking: [] }).why).toEqual({ field: 'ranking' });
    const twice = ranking([CENTRE, SECOND]).ranking.map((each) => ({ ...each, rank: 1 }));
    expect(c.no('finish-bid-evaluation', { ranking: twice }).why).toEqual({ field: 'ranking' });
    expect(c.no('record-evaluation-report', {}).why).toEqual({ trigger: 'bid-evaluation-finished' });
    const own = { rule: 'separation-of-duties', what: 'duties-clash', carried: 'prepared-documents' };
    expect(c.no('finish-bid-evaluation', ranking([CENTRE, SECOND])).why).toMatchObject(own);
    c.ok('finish-bid-evaluation', ranking([CENTRE, SECOND]), { as: 'agent' });
    expect(c.no('finish-bid-evaluation', ranking([SECOND])).code).toBe('already-recorded');
  });
});

describe('award', () => {
  test('the report is there once, the award goes to the first rank', () => {
    const c = reported();
    expect(c.no('record-evaluation-report', {}).code).toBe('already-recorded');
    expect(c.no('decide-award', { rank: 1 }).code).toBe('approval-needed');
    c.approved('award', 'lot', { rank: 1 });
    expect(c.no('decide-award', { rank: 2 }).why).toMatchObject({ what: 'rank-passed-over' });
    expect(c.no('decide-award', { rank: 4 }).code).toBe('unknown-subject');
    c.ok('decide-award', { rank: 1 });
    expect(c.state.tender.award).toMatchObject({ contractor: CENTRE, fen: SUM });
    expect(c.no('decide-award', { rank: 1 }).code).toBe('already-recorded');
  });

  test('a void tender is not awarded', () => {
    const c = reported();
    c.ok('void-tender', { reason: '评审错误' });
    expect(c.no('decide-award', { rank: 1 }, { on: '2023-03-07' }).why).toEqual({
      trigger: 'evaluation-report-received',
    });
  });

  test('a winner who declines takes his duties along; the second rank has clocks of its own', () => {
    const c = awarded();
    c.to('2023-03-16');
    expect(c.no('record-award-declined', { rank: 2, reason: '放弃' }).code).toBe('trigger-missing');
    c.ok('record-award-declined', { rank: 1, reason: '放弃' });
    expect(c.duty('contract-signing@y1#1').status).toBe('void');
    expect(c.duty('challenge-window@lot#1').status).toBe('void');
    expect(c.no('decide-award', { rank: 1 }).code).toBe('unknown-subject');
    c.approved('award', 'lot', { rank: 2 });
    c.ok('decide-award', { rank: 2 });
    c.ok('send-award-notice', { publishedOn: d('2023-03-16'), medium: MEDIUM });
    expect(c.duty('contract-signing@y1#2')).toMatchObject({ status: 'open', due: '2023-04-15' });
    c.to('2023-03-20');
    expect(c.duty('challenge-window@lot#2')).toMatchObject({ trigger: { on: '2023-03-17' }, due: '2023-03-28' });
  });

  test('a tender void after its notice owes no signing; the next round does', () => {
    const c = awarded();
    c.ok('void-tender', { reason: '投诉成立' });
    expect(c.duty('contract-signing@y1#1').status).toBe('void');
    expect(c.state.tender.award).toBeNull();
    c.approved('tender-documents', 'lot', { title: '二次文件' });
    const again = issue({ documentsFrom: d('2023-03-13'), documentsTo: d('2023-03-17'), bidDeadline: d('2023-03-23') });
    c.ok('retender', { ...again, reason: '重新采购' });
    expect(c.state.tender).toMatchObject({ rounds: 2, current: { round: 2, bidders: null } });
    expect(c.duty('bid-window@lot#2')).toMatchObject({ notBefore: '2023-03-23', status: 'open' });
  });

  test('a notice needs an award, is sent once, and is not published tomorrow', () => {
    const sent = { publishedOn: d('2023-03-13'), medium: MEDIUM };
    expect(reported().no('send-award-notice', sent, { on: '2023-03-07' }).why).toEqual({ trigger: 'award-decided' });
    expect(awarded().no('send-award-notice', sent).code).toBe('already-recorded');
    const c = reported();
    c.approved('award', 'lot', { rank: 1 });
    c.ok('decide-award', { rank: 1 });
    expect(c.no('send-award-notice', sent).code).toBe('in-the-future');
  });

  test('after the signing a tender is neither void nor declined', () => {
    expect(serving().no('void-tender', { reason: '晚了' }).why).toEqual({ stage: 'serving' });
    expect(serving().no('record-award-declined', { rank: 1, reason: '晚了' }).why).toEqual({ stage: 'serving' });
  });
});

describe('a preference of the local document', () => {
  const risk = {
    rule: 'local-preference',
    prefers: ['rated3A', 'partyBranch', 'localResidents'],
    basis: 'YZ-2021 （三）2、（一）3',
    mayBreak: 'CN-GPA-REG 第20条',
  };

  test('is told as a legal risk when the cycle opens and when the documents go out, before and after', () => {
    const c = opened('640402');
    expect(c.last('cycle-opened').data.legalRisks).toEqual([risk]);
    const out = tendered('640402');
    expect(out.last('tender-issued').data.legalRisks).toEqual([risk]);
    const again = planned('640402');
    again.to('2023-02-20');
    again.approved('tender-documents', 'lot', { title: '文件' });
    const { wouldAppend } = preview(again.state, again.command('issue-tender', issue()), again.judging());
    expect(risksOf(wouldAppend[0]?.data ?? {})).toEqual([risk]);
    expect(tendered().last('tender-issued').data.legalRisks).toBeUndefined();
    expect(tendered('640402').violations()).toEqual([]);
  });

  test('never moves the ranking or the award', () => {
    const reach = (code: '222401' | '640402') => {
      const c = reported(code);
      c.approved('award', 'lot', { rank: 1 });
      c.to('2023-03-10');
      c.ok('decide-award', { rank: 1 });
      return { ranking: c.state.tender.current?.ranking, award: c.last('award-decided').data };
    };
    const [with3A, without] = [reach('640402'), reach('222401')];
    expect(with3A.ranking).toEqual(ranking().ranking);
    expect(with3A.ranking).toEqual(without.ranking);
    expect(with3A.award).toMatchObject({ rank: 1, contractor: CENTRE, fen: SUM });
  });
});
