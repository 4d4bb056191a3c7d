import { z } from 'zod';
import { isPlainDate, type PlainDate } from '../domain/calendar/plain-date.js';
import { branded } from './brand.js';

/** A legal day `YYYY-MM-DD`; a day that does not exist is refused. */
export const plainDateSchema = branded<PlainDate>(
  z
    .string({ error: '请给出日期，写作 YYYY-MM-DD' })
    .regex(/^\d{4}-\d{2}-\d{2}$/, { error: '日期应写作 YYYY-MM-DD，例如 2026-09-22', abort: true })
    .refine(isPlainDate, { error: '没有这一天，请核对年、月、日', params: { en: 'a day that exists' }, abort: true })
    .describe('Legal day in Beijing time, YYYY-MM-DD'),
);
