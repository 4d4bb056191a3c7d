import type { FieldIssue } from '../../schemas/issues.js';
import type { CliParts } from './parts.js';

/** What `--data` gives: JSON as it stands, or `@file`. */
export function dataOf(
  parts: Pick<CliParts, 'readData'>,
  given: string,
): { value: unknown } | { issues: FieldIssue[] } {
  try {
    return { value: given.startsWith('@') ? parts.readData(given.slice(1)) : JSON.parse(given) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const expected = { zh: 'JSON，或 @文件', en: 'JSON, or @file' };
    return { issues: [{ field: '--data', expected, mend: { zh: why, en: why } }] };
  }
}
