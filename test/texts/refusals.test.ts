import { describe, expect, test } from '@jest/globals';
import { REFUSAL_CODES } from '../../domain/refusal.js';
import { REFUSAL_TEXTS as EN } from '../../texts/en/refusals.js';
import { fill, namesIn } from '../../texts/fill.js';
import { REFUSAL_TEXTS as ZH } from '../../texts/zh-CN/refusals.js';

describe('the text of a refusal', () => {
  test.each(REFUSAL_CODES)('%s reads whole in both languages, with all values and with none', (code) => {
    for (const { no, help } of [ZH[code], EN[code]]) {
      for (const template of [no, help]) {
        const all = Object.fromEntries(namesIn(template).map((name) => [name, 'X']));
        for (const text of [fill(template, all), fill(template, {})]) {
          expect(text).not.toMatch(/[{}[\]]|undefined/);
          expect(text.trim()).not.toBe('');
        }
      }
    }
  });

  test.each(REFUSAL_CODES)('%s asks for the same values in both languages', (code) => {
    const known = new Set(namesIn(`${ZH[code].no}${ZH[code].help}`));
    expect(namesIn(EN[code].no).filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('filling a text', () => {
  test('a stretch without its value is left out, one with it stays', () => {
    const template = '前一步尚未登记[：{trigger}][（{on}）]';
    expect(fill(template, {})).toBe('前一步尚未登记');
    expect(fill(template, { trigger: '合同签订' })).toBe('前一步尚未登记：合同签订');
    expect(fill(template, { trigger: '合同签订', on: '2026-05-07' })).toBe('前一步尚未登记：合同签订（2026-05-07）');
  });

  test('zero is a value, empty text is none', () => {
    expect(fill('[{n} 条][，{why}]', { n: 0, why: '' })).toBe('0 条');
  });

  test('a value is put in as it is, whatever signs it has', () => {
    expect(fill('没有：{subject}', { subject: '{on} [x] $&' })).toBe('没有：{on} [x] $&');
  });
});
