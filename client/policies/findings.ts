import type { FieldIssue } from '../../schemas/issues.js';
import type { PolicyFiles } from '../../store/registry/policy-files.js';
import { lineIn } from '../../store/registry/yaml-file.js';
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

/** What a check finds with the profile that it does not find without it; errors first. */
export function findingsOf(before: PolicyFiles, after: PolicyFiles, texts: ProfileTexts): ImportFinding[] {
  const known = new Set(checkOf(before).findings.map((each) => JSON.stringify(each)));
  return checkOf(after)
    .findings.filter((each) => !known.has(JSON.stringify(each)))
    .map((each) => placed(each, texts));
}

/** Faults of the texts themselves, with their lines. */
export function placed(
  finding: Pick<PlacedFinding, 'file' | 'path' | 'expected' | 'hint'> & Partial<Pick<PlacedFinding, 'level' | 'layer'>>,
  { profile, register }: ProfileTexts,
): ImportFinding {
  const { level = 'error', file, path, expected, hint, layer } = finding;
  const text = file === PROFILE ? profile : register;
  if (file === PROFILE || file === REGISTER) return { level, in: file, line: lineIn(text, path), path, expected, hint };
  const where = layer == null ? (file ?? '') : `${layer.code} ${layer.name}`;
  return { level, in: 'beside', line: null, path, expected: `${where} ${expected}`.trim(), hint };
}

/** A finding as a fault of a field, for whoever publishes in spite of it. */
export function issueOf({ in: where, line, path, expected, hint }: ImportFinding): FieldIssue {
  const field = [where === 'beside' ? PROFILE : where, path].filter((part) => part !== '').join('.');
  const zh = line === null ? expected : `第 ${line} 行：${expected}`;
  const en = line === null ? 'a profile that fits beside the others' : `line ${line}: a sound profile`;
  return { field, expected: { zh, en }, mend: { zh: hint, en: 'preview it: every finding is told with its place' } };
}
