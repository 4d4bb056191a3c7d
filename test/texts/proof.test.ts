import { describe, expect, test } from '@jest/globals';
import type { ProofKind, ProofLine } from '../../domain/calendar/deadline.js';
import { limitText, proofText } from '../../texts/zh-CN/proof.js';
import { d } from '../domain/calendar/shipped.js';

function line(kind: ProofKind, more: Partial<ProofLine> = {}): ProofLine {
  return { kind, day: d('2026-10-01'), effect: 'skipped', ...more };
}

describe('a proof line in Chinese', () => {
  test.each([
    [line('start'), '起算当日，不计入'],
    [line('weekend'), '周末休息，跳过'],
    [line('holiday', { note: '国庆节' }), '国庆节放假，跳过'],
    [line('regionalRest', { note: '州庆' }), '州庆放假（地方通知），跳过'],
    [line('makeUp'), '调休上班，计为工作日'],
    [line('roll', { to: d('2026-10-08'), note: 'forward' }), '届满日为休息日，顺延至 2026-10-08'],
    [line('roll', { to: d('2026-09-30'), note: 'backward' }), '届满日为休息日，提前至 2026-09-30'],
    [line('paused', { to: d('2026-10-20') }), '至 2026-10-20 期限中止，不计入'],
    [line('step', { to: d('2026-09-01'), note: '招标期' }), '招标期：最迟 2026-09-01 开始，到此日结束'],
    [line('basis', { note: 'civilCode202' }), '《民法典》第二百零二条：到期月的对应日届满，无对应日的为月末日'],
    [line('basis', { note: 'calendar 222401@2025-11-04' }), '日历版本 222401@2025-11-04'],
  ])('%j', (given, text) => {
    expect(proofText(given)).toBe(text);
  });

  test.each<ProofKind>(['statutoryRest', 'assumedWorking', 'assumedRest', 'expectedRest', 'provisional'])(
    'of kind %s says that the notice is not out',
    (kind) => {
      expect(proofText(line(kind, { note: '春节' }))).toMatch(/通知(尚)?未发布/);
    },
  );

  test('the end and the end of a period differ', () => {
    expect(proofText(line('end'))).not.toBe(proofText(line('periodEnd')));
  });
});

describe('a limit in Chinese', () => {
  test.each([
    [{ amount: 15, unit: 'workingDay', direction: 'after' }, ' 15 个工作日'],
    [{ amount: 30, unit: 'calendarDay', direction: 'after' }, ' 30 个自然日'],
    [{ amount: 1, unit: 'month', direction: 'before' }, '向前 1 个月'],
    [{ amount: 2, unit: 'year', direction: 'after' }, ' 2 年'],
  ] as const)('%j', (limit, text) => {
    expect(limitText(limit)).toBe(text);
  });
});
