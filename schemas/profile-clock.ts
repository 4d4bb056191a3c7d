import { z } from 'zod';
import {
  type EventAttrs,
  FOLLOWING_KINDS,
  JUDGED_KINDS,
  STOPPING_KINDS,
  TRIGGER_KINDS,
} from '../domain/obligations/events.js';
import {
  DISCLOSURES,
  EVALUATION_SLOTS,
  FILINGS,
  METHODS,
  PAYMENT_GATES,
  PERIODS,
  RECIPIENTS,
  REMINDER_SEVERITIES,
  REPORTS,
  WORKER_ROLES,
} from '../domain/policy/vocabulary.js';

const oneOrMany = <const W extends string>(words: readonly W[]) =>
  z.union([z.enum(words), z.array(z.enum(words)).min(1)]).optional();

/** Every attribute an event may carry, so that a new one cannot be forgotten here. */
const attributes = {
  of: oneOrMany(FILINGS).describe('What is filed'),
  to: oneOrMany(RECIPIENTS).describe('Who receives it'),
  report: oneOrMany(REPORTS).describe('Which report'),
  slot: oneOrMany(EVALUATION_SLOTS).describe('Which evaluation of the year'),
  gate: oneOrMany(PAYMENT_GATES).describe('What opened the tranche'),
  method: oneOrMany(METHODS).describe('Procurement method'),
  role: oneOrMany(WORKER_ROLES).describe('Role of the worker'),
  year: oneOrMany(['first', 'middle', 'last', 'only']).describe('Place of the contract year in its cycle'),
  employer: oneOrMany(['contractor', 'township']).describe('Who employs the worker'),
  renewal: oneOrMany(['renew', 'retender', 'bridge', 'end-no-budget']).describe('What was decided'),
  who: oneOrMany(['winner', 'losers']).describe('Whose bond'),
  disclosure: oneOrMany(DISCLOSURES).describe('What is disclosed'),
  pass: z.boolean().optional().describe('The result is a pass'),
  agentUsed: z.boolean().optional().describe('A procurement agent is used'),
  bond: z.boolean().optional().describe('A bond was taken'),
  affectsBids: z.boolean().optional().describe('The change may affect how bids are made'),
  sme: z.boolean().optional().describe('The contractor is a small or medium enterprise'),
  degree: z.boolean().optional().describe('The worker has a degree in social work'),
  registered: z.boolean().optional().describe('The certificate is registered'),
  next: z.boolean().optional().describe('The event speaks for the next contract year'),
} satisfies Record<keyof EventAttrs, z.ZodType>;

const whereSchema = z.strictObject(attributes).describe('Attributes the event must have; a list means any of');

export const eventSchema = z.strictObject({
  event: z.enum([...TRIGGER_KINDS, ...FOLLOWING_KINDS, ...STOPPING_KINDS, ...JUDGED_KINDS]).describe('Kind of event'),
  where: whereSchema.optional(),
});

export const meansSchema = z.union([
  z.strictObject({ all: z.array(eventSchema).min(1).describe('All of these') }),
  z.strictObject({ any: z.array(eventSchema).describe('Any of these; none: only time ends the clock') }),
]);

export const periodicSchema = z.strictObject({
  period: z.enum(PERIODS).describe('Length of a period'),
  periodBasis: z.enum(['calendar', 'contract']).describe('Periods of the calendar, or counted from service start'),
  firstPeriod: z.enum(['skip', 'partial']).describe('What becomes of a first period that is not whole'),
  lastPeriod: z.enum(['whole', 'partial']).optional().describe('partial: the last period ends with the service'),
  minServiceMonths: z.int().min(0).max(12).describe('A period with fewer whole months of service is left out'),
  per: z.enum(['contract', 'station']).optional().describe('One report for the contract, or one of each station'),
});

export const severitySchema = z.enum(REMINDER_SEVERITIES);

const span = {
  amount: z.int().min(0).max(3660).describe('Whole number of the unit'),
  unit: z.enum(['workingDay', 'calendarDay', 'month', 'year']).describe('Unit of the amount'),
  direction: z.enum(['after', 'before']).describe('Counted forward or backward'),
  roll: z.enum(['forward', 'backward', 'none']).describe('Where a last day on a rest day goes'),
};
const methodLimit = z.strictObject({
  ...span,
  authority: z.enum(['stated', 'law', 'assumed']).optional().describe('Where it is less sure than the rule'),
});

export const clockLimitSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('count').describe('Counted from the trigger'), ...span }),
  z.strictObject({ by: z.literal('serviceEnd').describe('Counted from the end of the running service'), ...span }),
  z.strictObject({
    by: z.literal('method').describe('Depends on the procurement method'),
    limits: z.partialRecord(z.enum(METHODS), methodLimit).describe('One limit a method'),
  }),
  z.strictObject({ by: z.literal('chain').describe('Back from the service end through a re-procurement') }),
  z.strictObject({
    by: z.literal('order').describe('As many working days as the order names'),
    atMostWd: z.int().min(1).max(250).describe('Most working days an order may name'),
  }),
  z.strictObject({
    by: z.literal('monthDay').describe('A day of the year of the trigger, or of the year after it'),
    month: z.int().min(1).max(12).describe('Month of the day'),
    day: z.int().min(1).max(31).describe('Day of the month'),
    yearOffset: z.literal([0, 1]).describe('0: year of the trigger; 1: the year after'),
  }),
]);
