import { z } from 'zod';
import type { PolicySource } from '../domain/policy/types.js';

const sourceSchema = z.strictObject({
  id: z.string().regex(/^[A-Z][A-Z0-9-]*$/, { error: 'id 用大写字母、数字和连字符，例如 CN-GPA' }),
  title: z.string().min(1).describe('Official title'),
  number: z.string().min(1).optional().describe('Official number, where the document has one'),
  date: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, { error: '日期写作 2021、2021-02 或 2021-02-01' }),
  tier: z.enum(['law', 'regulation', 'departmentRule', 'normative', 'local', 'assumption']),
  verified: z
    .enum(['text', 'secondary', 'memory', 'own'])
    .describe('text: clauses read; secondary: from a second source; memory: to be read; own: ours'),
}) satisfies z.ZodType<PolicySource>;

/** The register of documents: the content of `policies/sources.yaml`. */
export const sourcesSchema = z.strictObject({
  sources: z.array(sourceSchema).refine(distinct, { error: '同一文件只登记一次' }),
});

function distinct(sources: readonly PolicySource[]): boolean {
  return new Set(sources.map(({ id }) => id)).size === sources.length;
}
