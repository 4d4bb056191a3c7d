import { basename } from 'node:path';
import type { FieldIssue } from '../../schemas/issues.js';
import type { PolicyFiles } from '../../store/registry/policy-files.js';
import { linesIn } from '../../store/registry/yaml-file.js';
import { checkOf, type PlacedFinding } from '../policy-findings.js';
import { PROFILE, type ProfileTexts, REGISTER } from './read-profile.js';

/**
 * One finding about a profile on its way in. `in`: the text it stands in, or `beside` for what shows only in another
 * layer; `line`: of that text, from 1.
 */
export type ImportFinding = {
  level: PlacedFinding['level'];
  in: 'profile' | 'sources' | 'beside';
  line: number | null;
  path: string;
  expected: string;
  hint: string;
};

/** More of one text are not read by anybody. */
const MOST_FINDINGS = 200;

type Fault = Pick<PlacedFinding, 'file' | 'path' | 'expected' | 'hint'>;
type Checked = Fault & Partial<Pick<PlacedFinding, 'level' | 'layer'>>;

/** What a check finds with the profile that it does not find without it; errors first. */
export function findingsOf(before: PolicyFiles, after: PolicyFiles, texts: ProfileTexts): ImportFinding[] {
  const { findings } = checkOf(after);
  // A file that cannot be read stands in the way of every import, whoever put it there.
  if (after.problems.length > 0) return placed(findings, texts);
  const known = new Set(checkOf(before).findings.map((each) => JSON.stringify(each)));
  return placed(
    findings.filter((each) => !known.has(JSON.stringify(each))),
    texts,
  );
}

/** Findings with the lines of the texts they stand in. */
export function placed(found: readonly Checked[], { profile, register }: ProfileTexts): ImportFinding[] {
  const lines = { [PROFILE]: linesIn(profile), [REGISTER]: linesIn(register) };
  return found.slice(0, MOST_FINDINGS).map(({ level = 'error', file, path, expected, hint, layer }) => {
    if (file === PROFILE || file === REGISTER) {
      return { level, in: file, line: lines[file](path), path, expected, hint };
    }
    const where = layer == null ? basename(file ?? '') : `${layer.code} ${layer.name}`;
    return { level, in: 'beside', line: null, path, expected: `${where} ${expected}`.trim(), hint };
  });
}

/** A finding as a fault of a field, for whoever publishes in spite of it. */
export function issueOf({ in: where, line, path, expected, hint }: ImportFinding): FieldIssue {
  const field = [where === 'beside' ? PROFILE : where, path].filter((part) => part !== '').join('.');
  const zh = line === null ? expected : `第 ${line} 行：${expected}`;
  const en = line === null ? 'a profile that fits beside the others' : `line ${line}: a sound profile`;
  return { field, expected: { zh, en }, mend: { zh: hint, en: 'preview it: every finding is told with its place' } };
}
