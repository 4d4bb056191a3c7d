import { z } from 'zod';

const MOST_PROFILE = 500_000;
const MOST_REGISTER = 200_000;

/** A policy profile on its way in: the texts of its files, and what the preview of them was known by. */
export const policyImportSchema = z.strictObject({
  profile: z
    .string()
    .min(1)
    .max(MOST_PROFILE)
    .describe('Text of the profile in YAML (政策文件); its fields: caigou schema profile'),
  sources: z
    .string()
    .max(MOST_REGISTER)
    .describe('Documents it cites that are not registered yet, as sources.yaml has them (新登记的依据)')
    .optional(),
  digest: z
    .string()
    .regex(/^[0-9a-f]{12}$/, { error: '预演给出的摘要，12 位十六进制' })
    .describe('Digest of the preview that is confirmed (预演摘要)')
    .optional(),
});
