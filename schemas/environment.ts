import type { z } from 'zod';
import { clientEnvironmentSchema } from './client-environment.js';
import { closestWord } from './closest-word.js';
import { type FieldIssue, formatIssues } from './issues.js';
import { workerEnvironmentSchema } from './worker-environment.js';

const PREFIX = 'CAIGOU_';

/** Every variable of ours, whichever process reads it. */
const KNOWN = [clientEnvironmentSchema, workerEnvironmentSchema]
  .flatMap(({ shape }) => Object.keys(shape))
  .filter((name) => name.startsWith(PREFIX));

/**
 * Reads the environment of a process.
 * @throws Error naming each variable that is wrong or misspelt, what was expected and how to mend it
 */
export function readEnvironment<T>(schema: z.ZodType<T>, environment: Readonly<Record<string, string | undefined>>): T {
  const parsed = schema.safeParse(environment);
  const wrong = parsed.success ? [] : formatIssues(parsed.error, environment);
  const issues = [...wrong, ...misspelt(Object.keys(environment))];
  if (parsed.success && issues.length === 0) return parsed.data;
  throw new Error(issues.map(({ field, expected, mend }) => `${field}：${expected.zh}；${mend.zh}`).join('\n'));
}

/** A variable of our prefix that is nearly one of ours would be left alone, and its owner would wonder. */
function misspelt(names: readonly string[]): FieldIssue[] {
  return names.flatMap((name) => {
    if (!name.startsWith(PREFIX) || KNOWN.includes(name)) return [];
    const bare = KNOWN.map((known) => known.slice(PREFIX.length));
    const meant = closestWord(name.slice(PREFIX.length), bare);
    if (meant === undefined) return [];
    const expected = { zh: '没有这个变量', en: 'no such variable' };
    return [{ field: name, expected, mend: { zh: `是否指 ${PREFIX}${meant}？`, en: `is it ${PREFIX}${meant}?` } }];
  });
}
