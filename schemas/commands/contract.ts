import { z } from 'zod';
import { CONTENT_PARTS, EXPENSES } from '../../domain/policy/vocabulary.js';
import { attachments, contractorProfile, medium, partyRef, reason, services } from '../common.js';
import { choice, contractYear, day, fenOrZero, fenSum, list, ownId, some, text } from '../fields.js';

const year = contractYear;
const serviceFrom = day('Service begins (服务开始日)');
const serviceTo = day('Service ends (服务结束日)');
const published = z.strictObject({ year, medium });

/** Bodies of the chapter contract (合同). */
export const contractBodies = {
  'sign-contract': z
    .strictObject({
      year,
      signedByPurchaserOn: day('Seal of the purchaser (采购人盖章日)'),
      signedByContractorOn: day('Seal of the contractor (承接主体盖章日)'),
      effectiveOn: day('In effect (生效日)'),
      effectiveCondition: text('Condition of taking effect (生效条件)', 500).optional(),
      serviceFrom,
      serviceTo,
      purchaser: partyRef.describe('Purchaser (采购人)'),
      contractor: partyRef.describe('Contractor (承接主体)'),
      fen: fenSum('Contract sum (合同金额)'),
      staffFen: fenSum('Part of the sum that pays the staff (人员费用)').optional(),
      expenses: some(choice(EXPENSES, 'Use'), 'What else than the service it pays for (其他支出用途)').optional(),
      parts: list(choice(CONTENT_PARTS, 'Part of the contract'), 'Parts the contract holds (合同条款)'),
      contractorProfile,
      ...services,
      attachments,
    })
    .describe('Sign the yearly contract (签订合同)'),
  'confirm-effective': z
    .strictObject({ year, evidence: text('How it was fulfilled (条件成就的依据)', 500), attachments })
    .describe('Record that the condition of taking effect is fulfilled (生效条件已成就)'),
  'publish-contract': published.describe('Publish the contract (合同公告)'),
  'amend-contract': z
    .strictObject({
      year,
      summary: text('What changes (变更内容)'),
      deltaFen: z.int().describe('Change of the sum, in whole fen (变更金额，分); negative for less'),
      dropStations: list(ownId('Station', 'station'), 'Stations that end (减少的社工站)').optional(),
      ...services,
    })
    .describe('Amend the contract (变更合同)'),
  'publish-change': published.describe('Publish the change (变更公告)'),
  'bridge-contract': z
    .strictObject({
      year,
      serviceFrom,
      serviceTo,
      fen: fenSum('Sum of the bridge (过渡金额)'),
      basis: text('Basis (依据)'),
    })
    .describe('Sign a bridge contract (签订过渡合同)'),
  'change-party': z
    .strictObject({
      role: choice(['purchaser', 'contractor'], 'Which side (哪一方)'),
      party: partyRef.describe('The new party (变更后主体)'),
      reason,
      contractorProfile,
    })
    .describe('Change a party (变更合同主体)'),
  'record-subcontract': z
    .strictObject({
      year,
      to: partyRef.describe('Subcontractor (分包单位)'),
      part: text('Part handed on (分包内容)', 500),
      fen: fenSum('Sum of that part (分包金额)').optional(),
      mainBody: z.boolean().describe('It is the main or key part (是否主体、关键部分)'),
      fit: z.boolean().describe('The subcontractor has what the part needs (分包单位具备条件)'),
      consentOn: day('Purchaser consented on (采购人同意日)').optional(),
    })
    .describe('Record a subcontract (登记分包)'),
  'record-assignment': z
    .strictObject({
      year,
      to: partyRef.describe('Who does the work instead (实际履行人)'),
      evidence: text('How it became known (发现情况)'),
    })
    .describe('Record that the contract was assigned on (登记转包)'),
  terminate: z
    .strictObject({ year, reason, lastServiceDay: day('Last day of service (最后服务日)') })
    .describe('Terminate the contract (解除合同)'),
  settle: z
    .strictObject({ year, fen: fenOrZero('Sum settled (结算金额)'), summary: text('Settlement (结算说明)') })
    .describe('Settle the contract (合同结算)'),
};
