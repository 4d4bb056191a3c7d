import { z } from 'zod';
import { day, regionCode } from './fields.js';

/** Options of `caigou obligations --policy …` as the command line gives them. */
export const offlineOptionsSchema = z.strictObject({
  policy: regionCode.optional(),
  scenario: z.string().min(1).optional(),
  on: day('The day to look at (哪一天)').optional(),
  from: day('Where the play begins without a scenario (开始日)').optional(),
  json: z.boolean().optional(),
  as: z.string().optional(),
});
