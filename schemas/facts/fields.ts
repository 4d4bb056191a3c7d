import { z } from 'zod';
import { RULE_IDS } from '../../domain/policy/rule-ids.js';
import { PREFERENCES } from '../../domain/policy/vocabulary.js';
import { approvalBodies } from '../commands/approval.js';
import { choice, count, text } from '../fields.js';
import { PATTERNS } from '../patterns.js';
import { plainDateSchema } from '../plain-date.js';

/** Building blocks of facts that no command body has: what the product itself puts on record. */

/** Number of a fact on record. */
export const seqOf = (about: string) => count(about, 1, Number.MAX_SAFE_INTEGER);

/** A legal day that follows from others: a due day may lie far ahead. */
export const anyDay = (about: string) => plainDateSchema.describe(about);

/** A version of a policy or calendar, as facts name it. */
export const versionRef = (about: string) => z.string().regex(PATTERNS.versionRef.regex).describe(about);

/** A list the product made: as long as it had to be. */
export const list = <T extends z.ZodType>(each: T, about: string) => z.array(each).describe(about);

/** Text the product put together; a person without a post has none. */
export const words = (about: string) => z.string().describe(about);

/** Content whose shape another check has vouched for. */
export const content = (about: string) => z.record(z.string(), z.unknown()).describe(about);

export const { task } = approvalBodies.approve.shape;
export const { approval } = approvalBodies.comment.shape;
export const approvedBy = approval.describe('Approval that consents (所依据的审批)').optional();

/** A due day inside an approval: sure, or somewhere between earliest and latest. */
export const due = z
  .strictObject({
    on: anyDay('Due day (办理期限)'),
    certainty: z.enum(['final', 'provisional']).describe('Sure, or provisional until the holiday notice (是否确定)'),
    earliest: anyDay('Earliest possible day (最早)'),
    latest: anyDay('Latest possible day (最晚)'),
  })
  .describe('Due day (办理期限)');

/** A person as text that still reads well when the directory is long gone. */
export const resolvedPerson = z
  .strictObject({
    id: approvalBodies.copy.shape.persons.element,
    name: text('Name (姓名)'),
    post: words('Post (岗位)'),
  })
  .describe('Person, as the record keeps him (人员)');

const legalRisk = z.strictObject({
  rule: choice(Object.values(RULE_IDS).flat(), 'Rule of the local document (地方规定)'),
  prefers: list(z.enum(PREFERENCES), 'Whom it prefers (优先条件)'),
  basis: words('Where it is written (依据)'),
  mayBreak: words('The law it may break (可能违反)'),
});

/** What a preference of a local document may break, told where the preference would work. */
export const legalRisks = list(legalRisk, 'Legal risks of local rules (法律风险提示)').optional();
