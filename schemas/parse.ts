import type { z } from 'zod';
import { type FieldIssue, formatIssues } from './issues.js';
import { plainJsonIssues } from './plain-json.js';

/** What an input is read as, or what is wrong with it. */
export type Parsed<T> = { value: T } | { issues: FieldIssue[] };

/** A schema as the edge hands it on. */
export type Schema<T> = z.ZodType<T>;

/** Reads an input by its schema; text the database cannot carry is found first. */
export function parsedBy<T>(schema: Schema<T>, input: unknown, mostValues?: number): Parsed<T> {
  const unfit = plainJsonIssues(input, mostValues);
  if (unfit.length > 0) return { issues: unfit };
  const parsed = schema.safeParse(input);
  return parsed.success ? { value: parsed.data } : { issues: formatIssues(parsed.error, input) };
}
