import { z } from 'zod';
import type { DeadlineLimit } from '../domain/calendar/deadline.js';
import type { PlainDate } from '../domain/calendar/plain-date.js';
import { NATION } from '../domain/calendar/year-data.js';
import type { RegionCode } from '../domain/ids.js';
import { regionCodeSchema } from './calendar.js';
import { plainDateSchema } from './plain-date.js';

/** A question for a due date, ready to compute. */
export type DueQuestion = { trigger: PlainDate; limit: DeadlineLimit; policy: RegionCode };

const amount = (most: number) =>
  z
    .string()
    .regex(/^\d+$/, { error: '应为不小于 0 的整数，例如 15', abort: true })
    .transform(Number)
    .refine((count) => count <= most, { error: `不能超过 ${most}` })
    .optional();

const UNITS = {
  workingDays: 'workingDay',
  days: 'calendarDay',
  months: 'month',
  years: 'year',
} as const satisfies Record<string, DeadlineLimit['unit']>;

const ONE_UNIT = '须恰好选一个期限选项';

/** Options of `caigou due` as the command line gives them: texts and flags. */
export const dueOptionsSchema = z
  .strictObject({
    from: plainDateSchema,
    workingDays: amount(10_000),
    days: amount(10_000),
    months: amount(600),
    years: amount(50),
    before: z.boolean().optional(),
    roll: z.enum(['forward', 'backward', 'none'], { error: '应为 forward、backward 或 none' }).optional(),
    policy: regionCodeSchema.optional(),
    sheet: z.string().min(1).optional(),
    json: z.boolean().optional(),
  })
  .transform((options, context): DueQuestion => {
    const given = Object.entries(UNITS).flatMap(([option, unit]) => {
      const count = options[option as keyof typeof UNITS];
      return count === undefined ? [] : [{ unit, count }];
    });
    const [only, another] = given;
    if (only === undefined || another !== undefined) {
      context.addIssue({ code: 'custom', path: ['unit'], message: ONE_UNIT });
      return z.NEVER;
    }
    const direction = options.before ? 'before' : 'after';
    const roll = options.roll ?? defaultRoll(only.unit, direction);
    const limit = { amount: only.count, unit: only.unit, direction, roll } satisfies DeadlineLimit;
    return { trigger: options.from, limit, policy: options.policy ?? regionCodeSchema.parse(NATION) };
  });

/** Counted working days end on one; other periods roll off a rest day, away from the trigger's side of the limit. */
function defaultRoll(unit: DeadlineLimit['unit'], direction: DeadlineLimit['direction']): DeadlineLimit['roll'] {
  if (unit === 'workingDay') return 'none';
  return direction === 'before' ? 'backward' : 'forward';
}
