import { z } from 'zod';
import { GRADES } from '../domain/policy/vocabulary.js';
import { any, choice, contractYear, ownId, scoreHundredths, sha256, text } from './fields.js';
import { PATTERNS } from './patterns.js';

/** An outside party as a contract names it. */
export const partyRef = z
  .strictObject({
    id: ownId('Id of the party in the directory (当事人编号)'),
    name: text('Registered name (名称)', 200),
    kind: choice(
      ['socialOrganisation', 'enterprise', 'institution', 'government', 'collective'],
      'Kind of body (主体类型)',
    ),
    creditCode: z
      .string()
      .regex(PATTERNS.creditCode.regex)
      .describe('Unified social credit code (统一社会信用代码), 18 characters')
      .optional(),
    sme: z.boolean().describe('Small or medium enterprise (中小企业)').optional(),
  })
  .describe('A party (当事人)');

/** A file of the attachment store; its upload answers this. */
export const attachmentRef = z
  .strictObject({
    sha256,
    name: text('File name (文件名)', 200),
    bytes: z.int().min(0).describe('Size in bytes (字节数)'),
    mediaType: z.string().regex(PATTERNS.mediaType.regex).describe('Media type (文件类型), e.g. application/pdf'),
  })
  .describe('An uploaded file (附件)');

export const attachments = any(attachmentRef, 'Files (附件)').optional();

export const station = z
  .strictObject({
    id: ownId('Id of the station (社工站编号)'),
    name: text('Name of the station (社工站名称)', 100),
    township: text('Township or street (乡镇、街道)', 100),
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
