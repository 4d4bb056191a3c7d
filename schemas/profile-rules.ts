import { z } from 'zod';
import { isPlainDate } from '../domain/calendar/plain-date.js';
import { CONTRACTOR_CONDITIONS, CONTRACTOR_KINDS, PURCHASER_KINDS, SERVICE_DOMAINS } from '../domain/policy/buying.js';
import { RULE_IDS } from '../domain/policy/rule-ids.js';
import type { RulePatch } from '../domain/policy/types.js';
import {
  CERTIFICATE_LEVELS,
  CONSEQUENCES,
  CONTENT_PARTS,
  CONTENTS_OF,
  DUTIES,
  EDUCATIONS,
  EVALUATION_SLOTS,
  EXPENSES,
  FUND_SOURCES,
  GATES,
  LADDER_STEPS,
  MEASURES,
  OWNERS,
  PARTIAL_YEARS,
  PAYERS,
  PAYMENT_GATES,
  PREFERENCES,
  QUALIFICATIONS,
  RECIPIENTS,
  REGIMES,
  RESULT_USES,
  REWARDS,
  SCOPES,
  SIGN_PLACES,
  STATION_ITEMS,
  WORKER_ROLES,
} from '../domain/policy/vocabulary.js';
import { isKnownPlace, placesIn } from '../domain/staff/signage.js';
import { plainDateSchema } from './plain-date.js';
import { clockLimitSchema, eventSchema, meansSchema, periodicSchema, severitySchema } from './profile-clock.js';
import { postSchema, routeSchema } from './profile-route.js';

const ID = 'Id in the rule catalogue';
const count = z.int().nonnegative();
const words = <W extends string>(list: readonly W[]) => z.array(z.enum(list)).min(1);

export const basisSchema = z.strictObject({
  source: z.string().min(1).describe('Id of the document in policies/sources.yaml'),
  clause: z.string().min(1).describe('Article or section, as people cite it'),
});

/** What a layer must say whenever it speaks of a rule, and what it may say of every kind. */
const head = {
  authority: z
    .enum(['stated', 'law', 'assumed'])
    .describe('stated: in the document of the jurisdiction; law; assumed: the documents are silent'),
  basis: z.array(basisSchema).min(1).describe('Where it is written; for an assumption, the text it fills in'),
  title: z.string().min(1).optional().describe('Own short words in Chinese, never copied sentences'),
  appliesTo: words(REGIMES).optional().describe('Regimes of cycles the rule holds for'),
  force: z.enum(['hard', 'soft']).optional().describe('hard refuses an act and marks a record; soft only marks'),
  transition: z
    .enum(['byTrigger', 'byOpening'])
    .optional()
    .describe('New law applies to triggers after it, or to cycles opened after it'),
  legalRisk: z.array(basisSchema).min(1).optional().describe('Law it may break; shown beside it, never acted on'),
  assumed: z.array(z.string().min(1)).min(1).optional().describe('Fields of a stated rule that are assumptions'),
};

const clock = z.strictObject({
  kind: z.literal('clock'),
  id: z.enum(RULE_IDS.clock).describe(ID),
  ...head,
  effect: z.enum(['due', 'notBefore']).optional().describe('due: done by then; notBefore: next step not earlier'),
  scope: z.enum(SCOPES).optional().describe('What one obligation of the rule is about'),
  trigger: eventSchema.optional().describe('Event that starts the clock'),
  orTriggers: z.array(eventSchema).min(1).optional().describe('Other events that start the same clock'),
  periodic: periodicSchema.optional().describe('One obligation a period of the service'),
  limit: clockLimitSchema.optional().describe('How the due day follows from the trigger'),
  also: z
    .array(z.enum(['actBy', 'interpretationLatest']))
    .optional()
    .describe('Further days to show where the law does not say whether a rest day moves the limit'),
  owner: z.enum(OWNERS).optional().describe('Who owes it; none: nobody is reminded'),
  metBy: meansSchema.optional().describe('Events that end the clock'),
  severity: severitySchema.optional().describe('Which reminder plan'),
  onBreach: z.string().min(1).optional().describe('Text id of what the law attaches to a breach'),
});

const gate = z.strictObject({
  kind: z.literal('gate'),
  id: z.enum(RULE_IDS.gate).describe(ID),
  ...head,
  gate: z.enum(GATES).optional().describe('Precondition or ban the program checks'),
  permits: z
    .partialRecord(z.enum(FUND_SOURCES), words(EXPENSES))
    .optional()
    .describe('What money of each source may be spent on; a source not named: anything'),
  prefers: words(PREFERENCES).optional().describe('Whom the document prefers; named as a risk, never scored'),
  ladder: z
    .array(
      z.strictObject({
        step: z.enum(LADDER_STEPS).describe('What may follow a drift'),
        by: z.array(postSchema).min(1).describe('Posts that decide on it'),
      }),
    )
    .min(1)
    .optional()
    .describe('Steps against service that departs from the contract, mildest first'),
  approver: z.enum(RECIPIENTS).optional().describe('Tier whose approval lifts the gate'),
  purchasers: words(PURCHASER_KINDS).optional().describe('Who may buy'),
  outsideAct: words(PURCHASER_KINDS).optional().describe('Who may buy beside them where the Act does not hold'),
  contractors: words(CONTRACTOR_KINDS).optional().describe('Kinds of body that may be contractor'),
  barred: words(CONTRACTOR_KINDS).optional().describe('Kinds of body that may not be contractor'),
  conditions: words(CONTRACTOR_CONDITIONS).optional().describe('What a contractor must show'),
  minRating: z.int().min(1).max(5).optional().describe('Lowest rating of a contractor from elsewhere, 3 = 3A'),
  domains: words(SERVICE_DOMAINS).optional().describe('Fields of service that may be bought'),
  excludes: z.array(z.string().min(2)).min(1).optional().describe('Words in an item that make it one nobody may buy'),
});

const limit = z.strictObject({
  kind: z.literal('limit'),
  id: z.enum(RULE_IDS.limit).describe(ID),
  ...head,
  measure: z.enum(MEASURES).optional().describe('What is measured; the unit is in the name'),
  max: count.optional().describe('Upper bound, inclusive'),
  min: count.optional().describe('Lower bound, inclusive'),
  by: z.record(z.string(), count).optional().describe('Bound per procurement method or role, where it differs'),
  baseYear: z.enum(['current', 'previous']).optional().describe('Year of the base of a percentage'),
  tolerance: count.optional().describe('Allowed distance from the bound, in the unit of the measure'),
  dated: z
    .array(
      z.strictObject({
        from: plainDateSchema.describe('Holds from'),
        yuan: z.int().positive().describe('Figure in whole yuan'),
      }),
    )
    .min(1)
    .optional()
    .describe('Figures the bound is taken of, by the day they hold from'),
});

const signText = z
  .string()
  .min(1)
  .refine((text) => placesIn(text).every(isKnownPlace), '花括号里只能写 {县}、{乡镇}、{村}，或者 {点|室} 这样的任选字');

const contents = z.strictObject({
  kind: z.literal('contents'),
  id: z.enum(RULE_IDS.contents).describe(ID),
  ...head,
  of: z.enum(CONTENTS_OF).optional().describe('Which document'),
  parts: words(CONTENT_PARTS).optional().describe('Parts it must hold; the layers unite'),
  items: words(STATION_ITEMS).optional().describe('What a station must have; the layers unite'),
  text: signText.optional().describe('Text of the sign of a station; places and choices in braces'),
  villageText: signText.optional().describe('Text of the sign of a village or community'),
  logos: z.array(z.string().min(1)).optional().describe('Names of the logos beside the text'),
  places: z.array(z.enum(SIGN_PLACES)).optional().describe('Where the sign must hang'),
});

const staffing = z.strictObject({
  kind: z.literal('staffing'),
  id: z.enum(RULE_IDS.staffing).describe(ID),
  ...head,
  minPerStation: count.optional().describe('Fewest workers of a station'),
  maxPerStation: count.nullable().optional().describe('Most workers of a station; null: open'),
  maxAge: count.nullable().optional().describe('Highest age in whole years, inclusive; null: open'),
  ageTested: z.enum(['atHire', 'continuously']).optional().describe('When the age counts'),
  minEducation: z.enum(EDUCATIONS).nullable().optional().describe('Lowest education; null: open'),
  qualifiedBy: words(QUALIFICATIONS).optional().describe('Any of these makes a worker qualified'),
  residentEmployer: z.enum(['contractor', 'township']).optional().describe('Who employs resident workers'),
  mustCertify: z.array(z.enum(WORKER_ROLES)).optional().describe('Roles with a certification clock'),
  consequence: z.array(z.enum(CONSEQUENCES)).optional().describe('What may follow a missed certificate'),
  trainingHoursPerYear: count.nullable().optional().describe('Class hours a worker and year; null: open'),
  qualifyingHours: count.optional().describe('Class hours of training that make a worker qualified'),
  qualifiedAtOnce: words(WORKER_ROLES).optional().describe('Roles that must be qualified when hired'),
  leastLevel: z
    .partialRecord(z.enum(WORKER_ROLES), z.enum(CERTIFICATE_LEVELS))
    .optional()
    .describe('Least level of the certificate by role'),
  perContract: z
    .partialRecord(z.enum(WORKER_ROLES), count)
    .optional()
    .describe('Fewest people of a role in the whole contract'),
  trainingPartialYear: z
    .enum(PARTIAL_YEARS)
    .optional()
    .describe("What is owed of a year's class hours in the year a worker starts"),
  registration: z
    .strictObject({
      years: z.int().min(1).max(10).describe('Years a registration of the certificate holds'),
      hours: z.record(z.enum(CERTIFICATE_LEVELS), count).describe('Class hours within them, by level'),
    })
    .optional()
    .describe('Continuing education where no yearly number of class hours is set'),
});

const score = z.int().min(0).max(10_000).describe('Score in hundredths: 85.50 = 8550');

const evaluation = z.strictObject({
  kind: z.literal('evaluation'),
  id: z.enum(RULE_IDS.evaluation).describe(ID),
  ...head,
  slots: words(EVALUATION_SLOTS).optional().describe('Evaluations of a contract year'),
  by: z.enum(['county', 'evaluator']).optional().describe('Who evaluates'),
  perStation: z.boolean().optional().describe('Each station is evaluated by itself'),
  stations: z.enum(['mean', 'min']).optional().describe("How stations' scores make the contract's"),
  annual: z.enum(['mean', 'min', 'last']).optional().describe("How the evaluations make the year's result"),
  passScore: score.optional(),
  excellentScore: score.optional(),
  usedFor: words(RESULT_USES).optional().describe('Decisions that the result of the year before is shown with'),
  excellentEarns: z.enum(REWARDS).optional().describe('What the best grade earns'),
});

const tranche = z.strictObject({
  no: z.int().positive().describe('Number within the contract year'),
  gate: z.enum(PAYMENT_GATES).describe('What opens the tranche'),
  percent: z.union([z.int().min(1).max(100), z.literal('rest')]).describe('Share of the base, or what is left'),
});

const payment = z.strictObject({
  kind: z.literal('payment'),
  id: z.enum(RULE_IDS.payment).describe(ID),
  ...head,
  tranches: z.array(tranche).min(1).optional().describe('Parts of the sum, first to last'),
  base: z.literal('yearlyContract').optional().describe('Sum the percentages are taken of'),
  payer: z.enum(PAYERS).optional().describe('Who pays the contractor'),
  sources: words(FUND_SOURCES).optional().describe('Funds that may be used'),
  applicationAttachments: count.optional().describe('Fewest files of a payment application'),
  treasuryClosesOn: z
    .string()
    .regex(/^\d{2}-\d{2}$/)
    .refine((monthDay) => isPlainDate(`2023-${monthDay}`), 'a day of every year')
    .optional()
    .describe('Month and day after which the treasury pays no more in a year, MM-DD'),
});

const workingDays = z.array(count).describe('Working days before the due day');
const plan = z.strictObject({
  beforeWd: workingDays,
  atTrigger: z.boolean().describe('One reminder when the clock starts'),
  shortClockWd: count.describe('Clocks of at most this many working days get the first reminder only'),
  overdueEveryWd: z.int().positive().describe('Working days between reminders after the due day'),
  escalateAfterWd: count.nullable().describe('Working days after the due day; null: never'),
});
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const reminders = z.strictObject({
  kind: z.literal('reminders'),
  id: z.enum(RULE_IDS.reminders).describe(ID),
  ...head,
  plans: z
    .strictObject({
      law: plan.describe('Limits of the law'),
      policy: plan.describe('Limits of the jurisdiction'),
      internal: plan.describe('Limits of the own office'),
    })
    .optional()
    .describe('One plan a severity'),
  sendAt: timeOfDay.optional().describe('Time of day reminders are sent, HH:MM Beijing time'),
  quietFrom: timeOfDay.optional().describe('Nothing is sent from this time of day'),
  quietTo: timeOfDay.optional().describe('… until this one'),
  escalateTo: postSchema.optional().describe('Superior inside the own bureau'),
});

const pair = z.strictObject({
  a: z.enum(DUTIES).describe('One duty'),
  b: z.enum(DUTIES).describe('The duty it does not go with'),
  within: z.enum(['subject', 'cycle']).describe('For one subject, or in the whole cycle'),
});

const separation = z.strictObject({
  kind: z.literal('separation'),
  id: z.enum(RULE_IDS.separation).describe(ID),
  ...head,
  pairs: z.array(pair).optional().describe('Duties one person may not hold together'),
  derogation: z.boolean().optional().describe('A recorded exception lets a small bureau go on'),
});

const route = z.strictObject({
  kind: z.literal('route'),
  id: z.enum(RULE_IDS.route).describe(ID),
  ...head,
  route: routeSchema.optional().describe('The route'),
});

/** One rule as a layer writes it: `id`, `kind`, `authority`, `basis` and the fields the layer sets. */
export const rulePatchSchema = z.discriminatedUnion('kind', [
  clock,
  gate,
  limit,
  contents,
  staffing,
  evaluation,
  payment,
  reminders,
  separation,
  route,
]) satisfies z.ZodType<RulePatch>;
