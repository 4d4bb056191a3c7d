import type { DirectorySnapshot } from '../../domain/directory/types.js';
import { directorySeedSchema } from '../../schemas/directory.js';
import type { FieldIssue } from '../../schemas/issues.js';
import { parsedBy } from '../../schemas/parse.js';
import { readYamlFile } from './yaml-file.js';

/** A large bureau with its townships, contractors and proxies. */
const MOST_VALUES = 100_000;

/** A county's first directory from its YAML file, or what is wrong with the file. @throws when there is no such file */
export function readDirectorySeed(file: string): { directory: DirectorySnapshot } | { issues: FieldIssue[] } {
  const input = readYamlFile(file);
  if ('fault' in input) {
    const expected = { zh: 'YAML 文本', en: 'YAML text' };
    return { issues: [{ field: '(input)', expected, mend: input.fault }] };
  }
  const parsed = parsedBy(directorySeedSchema, input.value, MOST_VALUES);
  return 'issues' in parsed ? parsed : { directory: parsed.value };
}
