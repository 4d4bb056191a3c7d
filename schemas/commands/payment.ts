import { z } from 'zod';
import { EXPENSES, FUND_SOURCES, PAYERS } from '../../domain/policy/vocabulary.js';
import { attachmentRef, attachments, reason } from '../common.js';
import { calendarYear, choice, contractYear, count, fenOrZero, fenSum, list, ownId, some, text } from '../fields.js';

const of = { year: contractYear, tranche: count('Tranche of that contract year (第几期)', 1, 12) };

const source = choice(FUND_SOURCES, 'Source of funds (资金来源)');

const share = z
  .strictObject({
    source,
    fen: fenSum('What of the sum it gives (金额)'),
    purchaser: ownId('Whose money it is, where not the own purchaser’s (资金所属的购买主体)').optional(),
  })
  .describe('What comes from one source (一项来源)');

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
    .strictObject({ ...of, attachments: list(attachmentRef, 'Papers of the application (申请材料)') })
    .describe('Apply for payment (申请拨付)'),
  'allocate-payment': z
    .strictObject({
      ...of,
      fen: fenSum('Sum allocated (拨付金额); left out, the sum the scheme gives').optional(),
      source: source.describe('Source of funds (资金来源); left out, the only one that is budgeted').optional(),
      from: some(share, 'Several sources (多项来源), instead of one').optional(),
      expense: choice(EXPENSES, 'What is paid for (支出用途); left out, the service').optional(),
    })
    .describe('Allocate the tranche (拨付)'),
  'record-delivery': z
    .strictObject({ ...of, note: text('Note (备注)').optional() })
    .describe('Record that the service of a tranche was delivered (登记服务交付)'),
  'make-payment': z
    .strictObject({
      ...of,
      fen: fenSum('Sum paid (支付金额)'),
      source: source.describe('Source it is paid from (资金来源), where the tranche has several').optional(),
      payer: choice(PAYERS, 'Who paid (支付单位); left out, whom the scheme names').optional(),
    })
    .describe('Pay the contractor (支付)'),
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
