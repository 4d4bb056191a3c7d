import { expect, test } from '@jest/globals';
import { CLOCK_RULE_IDS } from '../../../domain/policy/rule-ids.js';
import { RULE_TEXTS } from '../../../texts/zh-CN/rules.js';

test.each([...CLOCK_RULE_IDS])('the clock %s says what to do, how, and what happens otherwise', (rule) => {
  const { title, how, otherwise } = RULE_TEXTS[rule];
  expect(title).toMatch(/^[\p{Script=Han}（）、]{4,24}$/u);
  for (const sentence of [how, otherwise]) expect(sentence).toMatch(/^\p{Script=Han}.+。$/u);
});

test('no two clocks have the same title', () => {
  expect(new Set(CLOCK_RULE_IDS.map((rule) => RULE_TEXTS[rule].title)).size).toBe(CLOCK_RULE_IDS.length);
});
