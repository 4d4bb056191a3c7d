import { z } from 'zod';
import { METHODS, REGIMES } from '../domain/policy/vocabulary.js';
import { choice, day, regionCode } from './fields.js';

/** Options of `caigou plan-back` as the command line gives them. */
export const planBackSchema = z.strictObject({
  policy: regionCode,
  serviceEnd: day('Last day of service (服务期满日)'),
  method: choice(METHODS, 'How it is bought again (采购方式)'),
  regime: choice(REGIMES, 'Regime (适用)').default('act'),
});

/** The same over HTTP, for the caller's own county; `sheet`: as a page to print. */
export const PLAN_BACK_QUERY = planBackSchema
  .omit({ policy: true })
  .extend({ format: choice(['data', 'sheet'], 'Data, or a page to print (格式)').optional() });

export type PlanBackQuestion = z.output<typeof planBackSchema>;
