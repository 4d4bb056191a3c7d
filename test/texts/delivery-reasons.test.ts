import { describe, expect, test } from '@jest/globals';
import { FINAL_REASONS, RETRY_REASONS } from '../../domain/notices/delivery.js';
import { DELIVERY_REASON_TEXTS as EN } from '../../texts/en/mail.js';
import { DELIVERY_REASON_TEXTS as ZH } from '../../texts/zh-CN/mail.js';

describe('why a letter did not arrive', () => {
  test.each([...FINAL_REASONS, ...RETRY_REASONS])('%s is told in Chinese and in English', (reason) => {
    expect(ZH[reason]).toMatch(/^\p{Script=Han}/u);
    expect(EN[reason]).toMatch(/^[a-z' ,:;]+$/);
  });

  test.each([...FINAL_REASONS])('%s asks somebody to mend something', (reason) => {
    expect(ZH[reason]).toMatch(/请/);
  });

  test('no two reasons are told alike', () => {
    for (const texts of [ZH, EN]) expect(new Set(Object.values(texts)).size).toBe(Object.keys(texts).length);
  });
});
