import { describe, expect, test } from '@jest/globals';
import { preview } from '../../../domain/cycle/preview.js';
import { fen } from '../../../domain/money/fen.js';
import { accountOf } from '../../../domain/payment/account.js';
import type { Case } from '../../support/case.js';
import { SUM, serving } from '../../support/course.js';

const HALF = fen(27_250_000);
const FIRST = { year: 1, tranche: 1 } as const;
const BY_FINANCE = { as: 'countyFinance' } as const;

/** The first tranche delivered on 3 April by a contractor of that size: due on 4 May, after the holiday. */
function delivered(sme: boolean): Case {
  const c = serving('640402', { contractor: { id: 'centre', name: '中心', kind: 'enterprise', sme } });
  c.ok('record-delivery', FIRST);
  c.ok('receive-invoice', { ...FIRST, fen: SUM, number: '1' });
  c.approved('payment', 't1', {});
  c.ok('allocate-payment', FIRST, BY_FINANCE);
  return c;
}

const pay = (sum: number) => ({ ...FIRST, fen: fen(sum) });

describe('a small enterprise that is paid late', () => {
  test('is owed 0.05 % a day: the preview of the payment says so, and the record keeps it', () => {
    const c = delivered(true);
    c.jump('2023-05-14');
    const late = { since: '2023-05-04', days: 10, interestFen: 136_250 };
    const asked = preview(c.state, c.command('make-payment', pay(HALF), BY_FINANCE), c.judging());
    expect(asked.wouldAppend[0]).toMatchObject({ kind: 'payment-made', data: { late } });
    c.ok('make-payment', pay(HALF), BY_FINANCE);
    expect(c.last('payment-made').data.late).toEqual(late);
    expect(accountOf(c.state, c.judging()).interest).toEqual([{ ...FIRST, paidLateFen: 136_250, runningFen: 0 }]);
  });

  test('is owed interest on what came late alone: a first part in time is free of it', () => {
    const c = delivered(true);
    c.ok('make-payment', pay(20_000_000), BY_FINANCE);
    expect(c.last('payment-made').data.late).toBeUndefined();
    c.jump('2023-05-24');
    expect(accountOf(c.state, c.judging()).interest).toEqual([{ ...FIRST, paidLateFen: 0, runningFen: 72_500 }]);
    c.ok('make-payment', pay(7_250_000), BY_FINANCE);
    expect(c.last('payment-made').data.late).toEqual({ since: '2023-05-04', days: 20, interestFen: 72_500 });
  });

  test('is owed the payment until the last part of it is there, and that day is judged', () => {
    const late = delivered(true);
    late.ok('make-payment', pay(20_000_000), BY_FINANCE);
    expect(late.duty('sme-payment@t1#1').status).toBe('open');
    late.jump('2023-05-24');
    expect(late.duty('sme-payment@t1#1').status).toBe('breached');
    late.ok('make-payment', pay(7_250_000), BY_FINANCE);
    expect(late.state.closed['sme-payment@t1#1']).toMatchObject({ verdict: 'metLate' });
    const timely = delivered(true);
    for (const part of [20_000_000, 7_250_000]) timely.ok('make-payment', pay(part), BY_FINANCE);
    expect(timely.state.closed['sme-payment@t1#1']).toMatchObject({ verdict: 'met' });
  });

  test('is owed nothing on the last day', () => {
    const c = delivered(true);
    c.jump('2023-05-04');
    c.ok('make-payment', pay(HALF), BY_FINANCE);
    expect(c.last('payment-made').data.late).toBeUndefined();
    expect(accountOf(c.state, c.judging()).interest).toEqual([]);
  });

  test('others have no such clock', () => {
    const c = delivered(false);
    expect(c.has('sme-payment@t1#1')).toBe(false);
    c.jump('2023-06-30');
    c.ok('make-payment', pay(HALF), BY_FINANCE);
    expect(c.last('payment-made').data.late).toBeUndefined();
  });
});
