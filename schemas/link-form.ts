import { z } from 'zod';
import type { PlainDate } from '../domain/calendar/plain-date.js';
import { branded } from './brand.js';
import { count, day, hashText, text } from './fields.js';
import { type Parsed, parsedBy } from './parse.js';

const note = text('Note (说明)').optional();
const opinion = text('Opinion (意见)').optional();
/** On a page with many duties: which one, `<cycle> <obligation>`. */
const thing = text('Which duty (事项)', 300).optional();
const seen = {
  ifVersion: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .pipe(count('Version that was read (所阅版本)', 0, Number.MAX_SAFE_INTEGER)),
  contentHash: hashText('Digest of what was read (内容摘要)'),
};

/** The forms of pages behind links, one for each act. */
export const linkFormSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('seen'), thing }).describe('Seen (已知悉)'),
  z
    .strictObject({
      act: z.literal('late'),
      until: branded<PlainDate>(day('Until which day (延至)')),
      note: text('Reason (理由)'),
      thing,
    })
    .describe('Late until a day, which asks for an extension (申请延期)'),
  z
    .strictObject({ act: z.literal('not-me'), who: text('Who it is (应由何人办理)', 200), note, thing })
    .describe('Not me (非本人办理)'),
  z.strictObject({ act: z.literal('hand-in'), thing }).describe('Hand in a report (提交报告)'),
  z.strictObject({ act: z.literal('approve'), ...seen, opinion }).describe('Approve (同意)'),
  z.strictObject({ act: z.literal('reject'), ...seen, opinion: text('Opinion (意见)') }).describe('Reject (不同意)'),
  z.strictObject({ act: z.literal('abstain'), ...seen, opinion }).describe('Abstain (弃权)'),
  z.strictObject({ act: z.literal('return'), ...seen, opinion: text('Opinion (意见)') }).describe('Send back (退回)'),
  z
    .strictObject({
      act: z.literal('resubmit'),
      ...seen,
      until: branded<PlainDate>(day('Until which day (延至)')),
      note: text('Reason (理由)'),
    })
    .describe('Ask again for an extension that was sent back (重新提出延期申请)'),
  z
    .strictObject({ act: z.literal('withdraw'), ...seen, note: text('Reason (理由)') })
    .describe('Withdraw a request that was sent back (撤回申请)'),
  z
    .strictObject({ act: z.literal('receipt'), number: text('Number of the receipt (回执编号)', 100).optional() })
    .describe('Acknowledge a filing (出具回执)'),
  z
    .strictObject({ act: z.literal('send-back'), reasons: text('Reasons (退回理由)') })
    .describe('Send a filing back (退回备案)'),
]);

/** What is sent with a form of a page behind a link. */
export type LinkForm = z.infer<typeof linkFormSchema>;
export type LinkAct = LinkForm['act'];

/** Reads the fields of a form; those that were left empty are not there. A field nobody knows is an error. */
export function parseLinkForm(fields: Readonly<Record<string, string>>): Parsed<LinkForm> {
  const filled = Object.entries(fields).filter(([, value]) => value.trim() !== '');
  return parsedBy(linkFormSchema, Object.fromEntries(filled));
}
