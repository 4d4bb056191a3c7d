import { z } from 'zod';

/** A holiday notice on its way in: the notice as its file has it, and what the preview of it was known by. */
export const noticeImportSchema = z.strictObject({
  notice: z
    .unknown()
    .describe('The notice as a calendar file (放假通知), or its text in YAML; its fields: caigou schema calendar'),
  digest: z
    .string()
    .regex(/^[0-9a-f]{12}$/, { error: '预演给出的摘要，12 位十六进制' })
    .describe('Digest of the preview that is confirmed (预演摘要)')
    .optional(),
});
