import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import { directorySeedSchema } from '../../schemas/directory.js';
import { type FieldIssue, formatIssues } from '../../schemas/issues.js';

/** A county's first directory from its YAML file, or what is wrong with the file. @throws when there is no such file */
export function readDirectorySeed(file: string): { directory: DirectorySnapshot } | { issues: FieldIssue[] } {
  const input = parsedYaml(readFileSync(file, 'utf8'));
  if ('fault' in input) {
    const expected = { zh: 'YAML 文本', en: 'YAML text' };
    return { issues: [{ field: '(input)', expected, mend: { zh: input.fault, en: input.fault } }] };
  }
  const parsed = directorySeedSchema.safeParse(input.value);
  return parsed.success ? { directory: parsed.data } : { issues: formatIssues(parsed.error, input.value) };
}

function parsedYaml(text: string): { value: unknown } | { fault: string } {
  try {
    return { value: parse(text) };
  } catch (error) {
    return { fault: String(error).split('\n')[0] ?? '' };
  }
}
