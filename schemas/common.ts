import { z } from 'zod';
import { PARTY_KINDS } from '../domain/cycle/common.js';
import { CONTRACTOR_CONDITIONS, CONTRACTOR_KINDS, PURCHASER_KINDS, SERVICE_DOMAINS } from '../domain/policy/buying.js';
import { GRADES } from '../domain/policy/vocabulary.js';
import { choice, contractYear, count, list, ownId, scoreHundredths, sha256, text } from './fields.js';
import { PATTERNS } from './patterns.js';

/** An outside party as a contract names it. */
export const partyRef = z
  .strictObject({
    id: ownId('Id of the party in the directory (当事人编号)'),
    name: text('Registered name (名称)', 200),
    kind: choice(PARTY_KINDS, 'Kind of body (主体类型)'),
    creditCode: z
      .string()
      .regex(PATTERNS.creditCode.regex)
      .describe('Unified social credit code (统一社会信用代码), 18 characters')
      .optional(),
    sme: z.boolean().describe('Small or medium enterprise (中小企业)').optional(),
    purchaserKind: choice(
      PURCHASER_KINDS,
      'Of a purchaser: which kind of office or body buys (购买主体类型)',
    ).optional(),
  })
  .describe('A party (当事人)');

/** What a contractor has shown of itself. */
export const contractorProfile = z
  .strictObject({
    registeredAs: choice(CONTRACTOR_KINDS, 'As what it is registered (承接主体类型)'),
    shown: list(choice(CONTRACTOR_CONDITIONS, 'Condition'), 'Conditions it has shown to meet (已提供证明的条件)'),
    fromElsewhere: z.boolean().describe('Brought in from elsewhere (外地引进)').optional(),
    rating: count('Rating of a social organisation, 3 for 3A, 0 for none (评估等级)', 0, 5).optional(),
  })
  .describe('What the contractor has shown of itself (承接主体条件)')
  .optional();

/** Services a plan, contract or amendment names. */
export const services = {
  domains: list(choice(SERVICE_DOMAINS, 'Field of service'), 'Fields of service (服务领域)').optional(),
  extraItems: list(text('Item (事项)', 200), 'Items beyond the list (目录外事项)').optional(),
};

/** A file of the attachment store; its upload answers this. */
export const attachmentRef = z
  .strictObject({
    sha256,
    name: text('File name (文件名)', 200),
    bytes: z.int().min(0).describe('Size in bytes (字节数)'),
    mediaType: z.string().regex(PATTERNS.mediaType.regex).describe('Media type (文件类型), e.g. application/pdf'),
  })
  .describe('An uploaded file (附件)');

export const attachments = list(attachmentRef, 'Files (附件)').optional();

export const station = z
  .strictObject({
    id: ownId('Id of the station (社工站编号)'),
    name: text('Name of the station (社工站名称)', 100),
    township: text('Township or street (乡镇、街道)', 100),
    village: text('Village or community, of a point there (村、社区)', 100).optional(),
  })
  .describe('A social-work station (社工站)');

/** What a contractor was judged to be in an earlier year. */
export const formerResult = z
  .strictObject({
    year: contractYear,
    scoreHundredths,
    grade: choice(GRADES, 'Grade (等次)'),
    contractor: ownId('Contractor that was judged (承接主体)'),
  })
  .describe('Result of an earlier year (此前年度结果)');

export const reason = text('Reason (理由)');
export const medium = text('Where it was published (发布媒体)', 200);
