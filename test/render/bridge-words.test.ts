import { describe, expect, test } from '@jest/globals';
import type { BridgeOffer } from '../../domain/contract/bridge-offer.js';
import { fen } from '../../domain/money/fen.js';
import { bridgeWords } from '../../render/bridge-words.js';
import { d } from '../support/case.js';

const offer = (mostFen: number | null): BridgeOffer => ({
  year: 1,
  from: d('2026-02-01'),
  to: d('2026-03-09'),
  mostFen: mostFen === null ? null : fen(mostFen),
  maxPercent: mostFen === null ? null : 10,
});

describe('the alarm when it is too late to buy again in time', () => {
  test('names the gap, the bridge contract and the most it may carry', () => {
    expect(bridgeWords(offer(10_000_000))).toBe(
      '今日启动重新采购，最早 2026-03-09 才能签约，2026-02-01 至 2026-03-09 无合同服务；' +
        '可签订过渡合同（bridge-contract），金额不超过 100,000.00 元（连同补充合同不超过原合同金额的 10%）',
    );
  });

  test('says so when nothing of the ten percent is left, and names no sum where no limit holds', () => {
    expect(bridgeWords(offer(0))).toContain('原合同金额 10% 的额度已经用完，不能再签过渡合同');
    expect(bridgeWords(offer(null))).toMatch(/可签订过渡合同（bridge-contract）$/);
  });
});
