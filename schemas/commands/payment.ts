import { z } from 'zod';
import { FUND_SOURCES } from '../../domain/policy/vocabulary.js';
import { attachmentRef, attachments, reason } from '../common.js';
import { any, calendarYear, choice, contractYear, count, fenOrZero, fenSum, text } from '../fields.js';

const of = { year: contractYear, tranche: count('Tranche of that contract year (第几期)', 1, 12) };

/** Bodies of the chapter payment (资金): 拨付 (allocated) and 支付 (paid) are two things. */
export const paymentBodies = {
  'receive-invoice': z
    .strictObject({
      ...of,
      fen: fenSum('Sum of the invoice (发票金额)'),
      number: text('Number (发票号码)', 100),
      attachments,
    })
    .describe('Receive an invoice (收到发票)'),
  'apply-payment': z
    .strictObject({ ...of, attachments: any(attachmentRef, 'Papers of the application (申请材料)') })
    .describe('Apply for payment (申请拨付)'),
  'allocate-payment': z
    .strictObject({
      ...of,
      fen: fenSum('Sum allocated (拨付金额); left out, the sum the scheme gives').optional(),
      source: choice(FUND_SOURCES, 'Source of funds (资金来源)'),
    })
    .describe('Allocate the tranche (拨付)'),
  'make-payment': z.strictObject({ ...of, fen: fenSum('Sum paid (支付金额)') }).describe('Pay the contractor (支付)'),
  'deduct-payment': z
    .strictObject({ ...of, fen: fenSum('Sum deducted (扣减金额)'), reason })
    .describe('Deduct from a tranche (扣减)'),
  'true-up-fund': z
    .strictObject({
      year: calendarYear('Budget year (预算年度)'),
      base: fenOrZero('Base (基数)'),
      spent: fenOrZero('Spent (实际支出)'),
    })
    .describe('Settle the funding floor of a year (清算资金比例)'),
};
