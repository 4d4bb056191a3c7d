import { z } from 'zod';
import type { Route } from '../domain/approval/types.js';
import { POSTS } from '../domain/people.js';
import { RULE_IDS } from '../domain/policy/rule-ids.js';
import { CONDITIONS, FIELDS } from '../domain/policy/vocabulary.js';
import { PATTERNS } from './patterns.js';

export const postSchema = z.enum(POSTS).describe('Post in the directory');

const plainWho = [
  z.strictObject({
    by: z.literal('post'),
    posts: z.array(postSchema).min(1).describe('Posts whose holders decide'),
    holders: z.enum(['each', 'first']).describe('Every holder of the posts, or the first who is eligible'),
  }),
  z.strictObject({
    by: z.literal('heads'),
    of: z.enum(['initiator', 'previous']).describe('Whose superior'),
    levels: z.int().min(1).max(5).describe('How many superiors upward'),
  }),
  z.strictObject({
    by: z.literal('named'),
    persons: z.array(z.string().min(1)).min(1).describe('Ids in the directory'),
  }),
  z.strictObject({ by: z.literal('party'), party: z.enum(['contractor', 'evaluator']).describe('Outside party') }),
  z.strictObject({ by: z.literal('field'), field: z.enum(FIELDS).describe('Field of the directory') }),
] as const;

const whoSchema = z.discriminatedUnion('by', [
  ...plainWho,
  z.strictObject({
    by: z.literal('chosen').describe('Whoever decided before chooses'),
    from: z.discriminatedUnion('by', plainWho).describe('Whom may be chosen'),
  }),
]);

const tallySchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('any') }),
  z.strictObject({ mode: z.literal('all') }),
  z.strictObject({ mode: z.literal('sequential') }),
  z.strictObject({
    mode: z.literal('vote'),
    weights: z.record(z.string(), z.int().positive()).describe('Weight of each post'),
    pass: z
      .strictObject({
        num: z.int().positive().describe('Numerator'),
        den: z.int().positive().describe('Denominator'),
        strict: z.boolean().describe('More than the ratio, not just as much'),
      })
      .describe('Share of the weights that passes'),
    early: z.boolean().describe('Ends as soon as the result is sure'),
    veto: z.array(z.string()).describe('Posts whose no decides'),
  }),
]);

const [amount, ...plainConditions] = CONDITIONS;
const conditionSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal(amount), fen: z.int().nonnegative().describe('Amount in fen') }),
  z.strictObject({ is: z.enum(plainConditions).describe('Condition') }),
]);

const stepSchema = z.strictObject({
  key: z.string().regex(PATTERNS.stepKey.regex).describe('Id of the step within the route'),
  title: z.string().min(1).describe('Name of the step'),
  who: whoSchema.describe('Who decides'),
  tally: tallySchema.describe('How several decisions make one'),
  limitWd: z.int().min(1).max(60).describe('Working days to decide'),
  escalateTo: postSchema.optional(),
  when: conditionSchema.optional().describe('The step is left out where this does not hold'),
  requiredByLaw: z.boolean().describe('Nobody may jump the step'),
});

export const routeSchema = z
  .strictObject({
    rule: z.enum(RULE_IDS.route).describe('Id of the rule the route belongs to'),
    steps: z.array(stepSchema).min(1).max(10).describe('First to last'),
    money: z.boolean().describe('Decides on money: never carried over, needs a log-in'),
    batch: z.boolean().describe('May be approved in a batch'),
    paper: z.boolean().describe('A decision on paper may be entered'),
    samePerson: z.enum(['ask', 'once', 'consecutive']).describe('When one person holds several steps'),
  })
  .describe('Steps of an approval, one after the other') satisfies z.ZodType<Route>;
