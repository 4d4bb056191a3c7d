import { z } from 'zod';
import { PAYMENT_GATES } from '../../domain/policy/vocabulary.js';
import { paymentBodies } from '../commands/payment.js';
import { staffBodies } from '../commands/staff.js';
import { choice, fenOrZero } from '../fields.js';
import { seqOf } from './fields.js';

const bodies = paymentBodies;
const { year, tranche } = bodies['make-payment'].shape;

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
    .extend({ fen: fenOrZero('Sum allocated (拨付金额)') })
    .describe('Tranche allocated (资金拨付)'),
  'payment-made': bodies['make-payment'].describe('Contractor paid (资金支付)'),
  'payment-deducted': bodies['deduct-payment'].describe('Deducted from a tranche (扣减)'),
  'fund-trued-up': bodies['true-up-fund']
    .extend({ floorFen: fenOrZero('Floor of the year (应达到的金额)') })
    .describe('Funding floor settled (补足资金)'),
  'delivery-recorded': z
    .strictObject({ year, tranche, note: staffBodies['start-project'].shape.note })
    .describe('Service delivered (服务交付)'),
};
