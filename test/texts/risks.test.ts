import { expect, test } from '@jest/globals';
import { riskText } from '../../texts/zh-CN/risks.js';

test('a legal risk says who is preferred, where that is written, what it may break and what must not be done', () => {
  const risk = {
    rule: 'local-preference',
    prefers: ['rated3A', 'localResidents'],
    basis: 'YZ-2021 （三）2',
    mayBreak: 'CN-GPA-REG 第20条',
  } as const;
  const said = riskText({ ...risk, prefers: [...risk.prefers] });
  expect(said).toMatch(/^法律风险：.*（三）2规定3A以上社会组织、本地户籍人员优先，可能违反.*第20条/);
  expect(said).toContain('不得作为评分因素或者资格条件');
});
