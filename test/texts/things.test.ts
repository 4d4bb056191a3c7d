import { describe, expect, test } from '@jest/globals';
import { RULE_IDS } from '../../domain/policy/rule-ids.js';
import { RULE_NAMES } from '../../texts/zh-CN/rule-names.js';
import { thingText } from '../../texts/zh-CN/things.js';

describe('what an id points at', () => {
  test.each([
    ['plan-filing@programme#1', '报送年度实施计划备案（整个采购项目）'],
    ['filing-receipt@f2#1', '受理机关出具备案回执（第 2 件备案）'],
    ['contract-signing', '与中标（成交）供应商签订合同'],
    ['route-tender-documents', '采购文件审批流程'],
    ['a1.2.1', '审批待办 a1.2.1'],
    ['y2', '第 2 年度合同'],
    ['rank 3', '排名 3'],
    ['unknown-rule@y1#1', 'unknown-rule（第 1 年度合同）'],
  ])('%s is called %s', (id, words) => {
    expect(thingText(id)).toBe(words);
  });

  test.each(Object.values(RULE_IDS).flat())('the rule %s has a Chinese name', (id) => {
    expect(RULE_NAMES[id]).toMatch(/^[\u4e00-\u9fff（）、，]+$/);
  });
});
