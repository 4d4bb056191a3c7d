import { z } from 'zod';
import { contentHash } from '../domain/hash.js';
import { RULE_IDS } from '../domain/policy/rule-ids.js';
import type { Exemption, PolicyParamsLayer, ProfileLayer, RulePatch } from '../domain/policy/types.js';
import { regionCodeSchema } from './calendar.js';
import { plainDateSchema } from './plain-date.js';
import { plainJsonIssues } from './plain-json.js';
import { type ProfileProblem, problemsOf } from './profile-problems.js';
import { basisSchema, rulePatchSchema } from './profile-rules.js';

const workingDays = z.int().min(0).max(250);

/** Scalars on which the documents are silent. */
const paramsSchema = z.strictObject({
  reserveWd: workingDays.optional().describe('Working days from bid evaluation to signing in the backward chain'),
  refileWd: workingDays.optional().describe('Working days within which a returned filing keeps its first day'),
  paperObjectionWd: workingDays.optional().describe('Working days to object to paper entered in your name'),
}) satisfies z.ZodType<PolicyParamsLayer>;

const exemptionSchema = z.strictObject({
  id: z.enum(Object.values(RULE_IDS).flat()).describe('Rule of an upper layer that does not hold here'),
  why: z.string().min(1).describe('Reason, for people'),
  basis: z.array(basisSchema).min(1).describe('Where the exemption is written'),
}) satisfies z.ZodType<Exemption>;

const MOST_RULES = 200;
const MOST_VALUES = 100_000;

/** One layer of policy at one version: the content of one file below `policies/profiles`. */
export const profileSchema = z
  .strictObject({
    code: regionCodeSchema,
    name: z.string().min(1).describe('Name of the jurisdiction'),
    effectiveFrom: plainDateSchema.describe('First day this version holds'),
    params: paramsSchema.optional().describe('Scalars on which the documents are silent'),
    rules: z
      .array(rulePatchSchema)
      .max(MOST_RULES)
      .refine(distinctIds, { error: '同一规则在一个文件里只写一次' })
      .describe('Rules of this layer'),
    without: z.array(exemptionSchema).optional().describe('Rules of upper layers that do not hold here'),
  })
  .describe('One layer of policy at one version');

function distinctIds(rules: readonly RulePatch[]): boolean {
  return new Set(rules.map(({ id }) => id)).size === rules.length;
}

/** A layer, or everything that is wrong with the text, each with its place and how to mend it. */
export type ParsedProfile = { layer: ProfileLayer } | { problems: ProfileProblem[] };

/** Checks the plain content of a profile file. @param file how messages name it */
export function parseProfile(content: unknown, file: string): ParsedProfile {
  const unfit = plainJsonIssues(content, MOST_VALUES);
  if (unfit.length > 0) {
    return {
      problems: unfit.map(({ field, expected, mend }) => ({ file, path: field, expected: expected.zh, hint: mend.zh })),
    };
  }
  const parsed = profileSchema.safeParse(content, { reportInput: true });
  if (!parsed.success)
    return { problems: problemsOf(parsed.error.issues, { file, fields: fieldNames(z.toJSONSchema(profileSchema)) }) };
  const { params = {}, without = [], ...rest } = parsed.data;
  const body = { ...rest, params, without };
  return { layer: { ...body, version: body.effectiveFrom, hash: contentHash(body) } };
}

/** Names of all fields anywhere in a JSON Schema. */
function fieldNames(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema ? Object.keys(schema.properties ?? {}) : [];
  return [...new Set([...own, ...Object.values(schema).flatMap(fieldNames)])];
}
