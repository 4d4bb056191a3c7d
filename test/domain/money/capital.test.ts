import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { capitalText } from '../../../domain/money/capital.js';
import { fen } from '../../../domain/money/fen.js';

/**
 * Naive second way: write every place with its unit, zeros included, then strike out what is not said. It shares no
 * step with the product's way of cutting the number into groups.
 */
function struckOut(amount: number): string {
  const digits = '零壹贰叁肆伍陆柒捌玖';
  const units = ['分', '角', '元', '拾', '佰', '仟', '万', '拾', '佰', '仟', '亿', '拾', '佰', '仟', '万', '拾', '佰'];
  const places = [...String(amount)].reverse();
  let text = places
    .map((place, at) => `${digits[Number(place)]}${units[at]}`)
    .reverse()
    .join('');
  text = text.replace(/零[拾佰仟]/g, '零').replace(/零+/g, '零');
  text = text.replace(/零(?=[万亿元])/g, '');
  // An empty group of 万 is not said, so its zeros are.
  text = text.replace(/亿万零?(?!元|零|$)/g, '亿零').replace(/亿万/g, '亿');
  text = text
    .replace(/零角零分$/, '')
    .replace(/零分$/, '')
    .replace(/零角/, '零');
  return text.replace(/^元?零?(?=.)/, (head) => head.replace(/[元零]/g, '')).replace(/([元角])$/, '$1整') || '零元整';
}

describe('an amount in capital characters', () => {
  test.each([
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角整'],
    [55, '伍角伍分'],
    [100, '壹元整'],
    [1000, '壹拾元整'],
    [1050, '壹拾元伍角整'],
    [140_950, '壹仟肆佰零玖元伍角整'],
    [600_714, '陆仟零柒元壹角肆分'],
    [168_032, '壹仟陆佰捌拾元叁角贰分'],
    [10_700_053, '壹拾万柒仟元伍角叁分'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [32_504, '叁佰贰拾伍元零肆分'],
    [1_000_000, '壹万元整'],
    [1_000_100, '壹万零壹元整'],
    [1_010_000, '壹万零壹佰元整'],
    [10_010_000, '壹拾万零壹佰元整'],
    [110_000_000, '壹佰壹拾万元整'],
    [10_000_000_000, '壹亿元整'],
    [10_000_000_100, '壹亿零壹元整'],
    [10_001_000_000, '壹亿零壹万元整'],
    [10_010_001_000, '壹亿零壹拾万零壹拾元整'],
    [1_000_000_000_000, '壹佰亿元整'],
    [100_000_000_000_000, '壹万亿元整'],
    [9_007_199_254_740_991, '玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分'],
    [-2_503, '负贰拾伍元零叁分'],
  ])('%d fen reads %s', (amount, text) => {
    expect(capitalText(fen(amount))).toBe(text);
  });

  test('agrees with the way of striking out unsaid zeros, for any amount below a thousand 亿', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999_999 }), (amount) => {
        expect(capitalText(fen(amount))).toBe(struckOut(amount));
      }),
      { numRuns: 3000 },
    );
  });

  test('agrees with it where most places are zero', () => {
    const sparse = fc
      .array(fc.constantFrom('0', '0', '0', '0', '7'), { minLength: 1, maxLength: 13 })
      .map((places) => Number(places.join('')));
    fc.assert(
      fc.property(sparse, (amount) => {
        expect(capitalText(fen(amount))).toBe(struckOut(amount));
      }),
      { numRuns: 3000 },
    );
  });

  test('no two zeros follow each other and none stands before 万, 亿 or 元', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (amount) => {
        expect(capitalText(fen(amount))).not.toMatch(/零零|零[万亿元]|^零/);
      }),
    );
  });

  test('ends with 整 exactly when there are no 分', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (amount) => {
        expect(capitalText(fen(amount)).endsWith('整')).toBe(amount % 10 === 0);
      }),
    );
  });
});
