import { z } from 'zod';
import type { DirectoryEdit } from '../domain/directory/edits.js';
import { SUBJECT_KINDS } from '../domain/policy/vocabulary.js';
import { choice, day, ownId, some, text } from './fields.js';

/** Digest of a preview that is confirmed (预演摘要). */
export const shownDigest = z
  .string()
  .regex(/^[0-9a-f]{12}$/, { error: '预演给出的摘要，12 位十六进制' })
  .describe('Digest of the preview that is confirmed (预演摘要)');

/** A directory on its way in: the whole of it, and what the preview of it was known by. */
export const directoryImportSchema = z.strictObject({
  directory: z.unknown().describe('The directory as its YAML file has it (通讯录)'),
  digest: shownDigest.optional(),
});

const person = (about: string) => ownId(about);
const on = day('First day on which it no longer holds (自哪天起不再有效)');
const span = { from: day('First day (起始日)'), to: day('Last day (截止日)') };

const edits = {
  'add-absence': z.strictObject({
    kind: z.literal('add-absence'),
    person: person('Who is away (缺勤人员)'),
    ...span,
    reason: z.string().trim().max(200).default('').describe('Why (事由)'),
  }),
  'end-absence': z.strictObject({ kind: z.literal('end-absence'), person: person('Who is back (返岗人员)'), on }),
  'add-proxy': z.strictObject({
    kind: z.literal('add-proxy'),
    principal: person('For whom (被代理人)'),
    proxy: person('Who stands in (代理人)'),
    ...span,
    subjects: some(choice(SUBJECT_KINDS, 'Kind of matter (事项)'), 'For which matters (代理事项)').default([
      ...SUBJECT_KINDS,
    ]),
  }),
  'end-proxy': z.strictObject({ kind: z.literal('end-proxy'), id: ownId('Which proxy (代理编号)'), on }),
} as const;

const edit: z.ZodType<DirectoryEdit> = z.discriminatedUnion('kind', [
  edits['add-absence'],
  edits['end-absence'],
  edits['add-proxy'],
  edits['end-proxy'],
]);

/** One small change of a directory; `dryRun` only shows what it would mean. */
export const directoryEditSchema = z.strictObject({
  edit,
  dryRun: z.boolean().default(false).describe('Show only (只预演)'),
});

/** A hand-over taken back; without `confirm` it is only tried. */
export const undoHandOverSchema = z.strictObject({
  from: ownId('Whose tasks they were (移交人)'),
  to: ownId('Who got them (接收人)'),
  confirm: z.boolean().default(false).describe('Do it; else it is only tried (登记)'),
});

/** All that waits for one person goes to another; without `confirm` it is only tried. */
export const handOverSchema = z.strictObject({
  from: ownId('Whose tasks (移交人)'),
  to: ownId('Who gets them (接收人)'),
  reason: text('Why (理由)'),
  confirm: z.boolean().default(false).describe('Do it; else it is only tried (登记)'),
});
