import { z } from 'zod';
import { FUND_SOURCES, PAYMENT_GATES } from '../../domain/policy/vocabulary.js';
import { paymentBodies } from '../commands/payment.js';
import { choice, count, fenOrZero } from '../fields.js';
import { anyDay, seqOf } from './fields.js';

const bodies = paymentBodies;
const { year, tranche } = bodies['make-payment'].shape;

const late = z
  .strictObject({
    since: anyDay('Day it was due (应付日)'),
    days: count('Days late (逾期天数)', 1, 100_000),
    interestFen: fenOrZero('Interest owed (应付逾期利息)'),
  })
  .describe('Interest for paying late to a small or medium enterprise (逾期利息)');

/** Facts of the chapter payment (资金). */
export const paymentFacts = {
  'gate-passed': z
    .strictObject({
      year,
      tranche,
      gate: choice(PAYMENT_GATES, 'What opened the tranche (付款条件)'),
      becauseOfSeq: seqOf('Number of the fact that opened it (所依据的记录)'),
    })
    .describe('Tranche may be paid (付款条件具备)'),
  'invoice-received': bodies['receive-invoice'].describe('Invoice received (收到发票)'),
  'payment-applied': bodies['apply-payment'].describe('Payment applied for (提出资金申请)'),
  'payment-allocated': bodies['allocate-payment']
    .extend({ fen: fenOrZero('Sum allocated (拨付金额)'), source: choice(FUND_SOURCES, 'Source of funds (资金来源)') })
    .describe('Tranche allocated (资金拨付)'),
  'payment-made': bodies['make-payment'].extend({ late: late.optional() }).describe('Contractor paid (资金支付)'),
  'payment-deducted': bodies['deduct-payment'].describe('Deducted from a tranche (扣减)'),
  'fund-trued-up': bodies['true-up-fund']
    .extend({ floorFen: fenOrZero('Floor of the year (应达到的金额)') })
    .describe('Funding floor settled (补足资金)'),
  'delivery-recorded': bodies['record-delivery'].describe('Service delivered (服务交付)'),
};
