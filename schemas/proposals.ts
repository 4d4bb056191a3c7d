import { z } from 'zod';
import { METHODS, SUBJECT_KINDS, type SubjectKind } from '../domain/policy/vocabulary.js';
import { attachments, reason } from './common.js';
import { choice, count, day, fenSum, list, ownId, some, text } from './fields.js';

/**
 * What a form asks for where an approval is about something that has no record of its own yet. The rules read of it what
 * they need; the interface takes whatever else an office writes into it.
 */
const PROPOSALS: Partial<Record<SubjectKind, z.ZodType>> = {
  'tender-documents': z.strictObject({
    title: text('Title (文件名称)', 200),
    method: choice(METHODS, 'Procurement method (采购方式)'),
    budgetFen: fenSum('Published budget (公布预算)'),
    attachments,
  }),
  award: z.strictObject({ rank: count('Rank (名次)', 1, 50).optional(), note: note(), attachments }),
  contract: z.strictObject({
    title: text('Title (合同名称)', 200),
    fen: fenSum('Contract sum (合同金额)'),
    serviceFrom: day('Service begins (服务开始日)').optional(),
    serviceTo: day('Service ends (服务结束日)').optional(),
    attachments,
  }),
  amendment: z.strictObject({
    summary: text('What changes (变更内容)'),
    deltaFen: z.int().describe('Change of the sum, in whole fen (变更金额，分); negative for less').optional(),
    attachments,
  }),
  renewal: z.strictObject({
    decision: choice(['renew', 'retender', 'bridge', 'end-no-budget'], 'Decision (续签决定)'),
    reason,
    dropStations: list(ownId('Station', 'station'), 'Stations that are not renewed (不再续签的社工站)').optional(),
  }),
  payment: z.strictObject({ note: note(), attachments }),
  'scope-extension': z.strictObject({
    items: some(text('Item (事项)', 200), 'Items beyond the list (超出目录的事项)'),
    reason,
  }),
  extension: z.strictObject({ to: day('New due day (延至)'), reason }),
  waiver: z.strictObject({ reason }),
  deviation: z.strictObject({ what: text('What happened (情况)'), reason: reason.optional(), attachments }),
};

function note(): z.ZodOptional<z.ZodString> {
  return text('Note (备注)').optional();
}

/** What is proposed for a subject, as a form asks for it; null where its record says everything. */
export function proposalSchemaOf(kind: SubjectKind): z.ZodType | null {
  return PROPOSALS[kind] ?? null;
}

/** True for what an approval can be about. */
export function isSubjectKind(value: unknown): value is SubjectKind {
  return SUBJECT_KINDS.some((kind) => kind === value);
}
