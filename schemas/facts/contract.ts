import { z } from 'zod';
import { contractBodies } from '../commands/contract.js';
import { contractYear, ownId } from '../fields.js';

const bodies = contractBodies;
const signing = bodies['sign-contract'].shape;
const year = contractYear;

/** Facts of the chapter contract (合同). */
export const contractFacts = {
  'contract-signed': bodies['sign-contract'].describe('Yearly contract signed (合同签订)'),
  'effective-condition-met': bodies['confirm-effective']
    .extend({ condition: signing.effectiveCondition.unwrap() })
    .describe('Condition of taking effect fulfilled (生效条件成就)'),
  'contract-effective': z
    .strictObject({ year, effectiveOn: signing.effectiveOn, condition: signing.effectiveCondition })
    .describe('Contract in effect (合同生效)'),
  'service-ended': z.strictObject({ year, serviceTo: signing.serviceTo }).describe('Service has ended (服务期满)'),
  'contract-published': bodies['publish-contract'].describe('Contract published (合同公告)'),
  'contract-amended': bodies['amend-contract']
    .extend({ amendment: ownId('Number of the amendment (变更编号)') })
    .describe('Contract amended (合同变更)'),
  'contract-change-published': bodies['publish-change'].describe('Change published (合同变更公告)'),
  'bridge-contract-signed': bodies['bridge-contract'].describe('Bridge contract signed (签订过渡合同)'),
  'contractor-changed': bodies['change-party'].describe('Party changed (承接主体变更)'),
  'subcontract-recorded': bodies['record-subcontract'].describe('Part handed on (分包)'),
  'assignment-recorded': bodies['record-assignment'].describe('Contract assigned on (转包)'),
  'contract-terminated': bodies.terminate.describe('Contract terminated (合同解除)'),
  'contract-settled': bodies.settle.describe('Contract settled (合同结算)'),
};
