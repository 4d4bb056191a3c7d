import { describe, expect, test } from '@jest/globals';
import { badInput, REFUSAL_ANSWERS, refusalWords, refusalWordsEn } from '../../client/refusals.js';
import { REFUSAL_CODES, type Refusal } from '../../domain/refusal.js';

const refusal = (code: Refusal['code'], why: Refusal['why']): Refusal => ({
  code,
  tried: 'sign-contract',
  why,
  allowedNow: [],
});

describe('refusals in words', () => {
  test('things are called by the names officers know', () => {
    expect(refusalWords(refusal('trigger-missing', { trigger: 'contract-signed' }))).toEqual({
      tried: '签订合同',
      no: '前一步尚未登记：合同签订',
      help: '请先登记前一步',
    });
    expect(refusalWords(refusal('post-missing', { person: '承接主体联系人', posts: 'officer,headOfOffice' })).no).toBe(
      '承接主体联系人不具备所需岗位：经办人、科室负责人',
    );
    expect(
      refusalWords(refusal('rule-broken', { rule: 'contract-signing', what: 'too-early', basis: 'gov 46' })).no,
    ).toBe('违反规定：早于最早可办日期（与中标（成交）供应商签订合同），依据 gov 46');
  });

  test.each<[Refusal['code'], Refusal['why'], string]>([
    ['separated', { person: '经办人', duty: 'approved' }, '按回避规定，经办人不能办理此事项：已承担“审批”'],
    ['closed', { approval: 'a1', outcome: 'rejected' }, '该审批已结束（未通过）'],
    ['task-not-open', { status: 'withdrawn' }, '该待办目前不能办理（申请已撤回）'],
    ['step-decided', { by: '局长', at: '2026-03-01T17:00:00.000Z' }, '本环节已由局长决定（2026-03-02）'],
    ['contents-missing', { obligations: 'contract-publication@y1#1' }, '材料不齐：公告政府采购合同（第 1 年度合同）'],
    ['unknown-subject', { subject: 'rank 3' }, '没有这个对象：排名 3'],
    ['no-route', { kind: 'payment-scheme' }, '当地政策没有规定该事项的流程或方案：拨付办法'],
    [
      'second-person-needed',
      { rules: 'notice-contents,bid-window' },
      '涉及法律或资金的补记须由第二人复核：公告应有内容、提交响应文件截止',
    ],
    ['bad-input', { field: '(input)' }, '填写有误：整个请求'],
    [
      'bad-input',
      { field: 'on', expected: '2026-03-02', given: '2026-03-01' },
      '填写有误：on，应为 2026-03-02，所填为 2026-03-01',
    ],
    ['contents-missing', { kind: 'payment', ref: 't1' }, '材料不齐：没有可供审批的付款（t1）'],
  ])('%s says %o in Chinese', (code, why, words) => {
    expect(refusalWords(refusal(code, why)).no).toBe(words);
  });

  test('somebody the directory does not know is told so, not that he may not', () => {
    const unknown = { ...refusal('not-authorised', { person: 'nobody' }), tried: 'sign-in' };
    expect(refusalWords(unknown).no).toBe('组织中没有人员“nobody”');
  });

  test('what has no name is shown as it is, also names of the object prototype', () => {
    expect(refusalWords(refusal('trigger-missing', { trigger: 'toString' })).no).toBe('前一步尚未登记：toString');
    expect(refusalWords({ ...refusal('closed', {}), tried: 'constructor' }).tried).toBe('constructor');
  });

  test('English keeps the ids that programs know', () => {
    expect(refusalWordsEn(refusal('already-recorded', { what: 'contract-signed', on: '2026-05-07' })).no).toBe(
      'on record already: contract-signed on 2026-05-07',
    );
  });

  test('a bad input names its fields', () => {
    const both = { zh: '整数', en: 'a whole number' };
    const refused = badInput('sign-contract', [{ field: 'data.fen', expected: both, mend: both }]);
    expect(refused).toMatchObject({ code: 'bad-input', why: { field: 'data.fen' }, issues: [{ field: 'data.fen' }] });
  });
});

describe('how refusals are answered', () => {
  test('bad input, a no, and what is not yet known have exit codes of their own', () => {
    const exits = REFUSAL_CODES.map((code) => [code, REFUSAL_ANSWERS[code].exit] as const);
    expect(exits.filter(([, exit]) => exit === 2).map(([code]) => code)).toEqual(['bad-input']);
    expect(exits.filter(([, exit]) => exit === 4).map(([code]) => code)).toEqual(['retry-soon', 'not-yet-recorded']);
    expect(exits.filter(([, exit]) => exit === 3)).toHaveLength(REFUSAL_CODES.length - 3);
  });

  test('a server is only told to be unavailable where asking again helps', () => {
    const unavailable = REFUSAL_CODES.filter((code) => REFUSAL_ANSWERS[code].status === 503);
    expect(unavailable).toEqual(['retry-soon', 'not-yet-recorded']);
  });
});
