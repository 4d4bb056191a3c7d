import { checkLayers, type Finding } from '../domain/policy/check.js';
import type { ProfileLayer } from '../domain/policy/types.js';
import type { ProfileProblem } from '../schemas/profile-problems.js';
import { type PolicyFiles, versionOf } from '../store/registry/policy-files.js';
import { FINDING_HINTS, FINDING_TEXTS, fieldName } from '../texts/zh-CN/policy.js';

/**
 * One finding with the place a person mends it at. `what`: of the layers as they join, or `file` for what is wrong with
 * one file by itself. `file` null: nobody has written it.
 */
export type PlacedFinding = {
  level: Finding['level'];
  what: Finding['what'] | 'file';
  file: string | null;
  path: string;
  layer: { code: string; name: string } | null;
  rule?: string;
  fields: string[];
  expected: string;
  hint: string;
};

/** All that is wrong with the policy files, errors first; `files`: how many could be read. */
export type PolicyCheck = { findings: PlacedFinding[]; files: number };

/** Reads nothing itself. While a file has a problem, how the layers join is not judged: one of them is missing. */
export function checkOf({ layers, sources, problems, files }: PolicyFiles): PolicyCheck {
  if (problems.length > 0) return { findings: problems.map(ofFile), files: layers.length };
  const found = sortedByLevel(checkLayers(layers, sources));
  return { findings: found.map((each) => placed(each, layers, files)), files: layers.length };
}

/** The errors of a check, one a line, for whoever refuses to go on because of them. */
export function errorLines({ findings }: PolicyCheck): string[] {
  return findings
    .filter(({ level }) => level === 'error')
    .map(({ file, path, expected, hint }) => `${file ?? ''} ${path}：${expected}；${hint}`);
}

function ofFile({ file, path, expected, hint }: ProfileProblem): PlacedFinding {
  return { level: 'error', what: 'file', file, path, layer: null, fields: [], expected, hint };
}

function sortedByLevel(found: readonly Finding[]): Finding[] {
  return [...found].sort((a, b) => a.level.localeCompare(b.level));
}

function placed(finding: Finding, layers: readonly ProfileLayer[], files: PolicyFiles['files']): PlacedFinding {
  const { level, what, layer: code, version, rule, fields } = finding;
  const layer = layers.find((each) => each.code === code && each.version === version);
  const file = version === null ? null : (files[versionOf({ code, version })] ?? null);
  const names = fields.length === 0 ? '' : `：${fields.map(fieldName).join('、')}`;
  return {
    level,
    what,
    file,
    path: layer === undefined ? '' : pathIn(layer, finding),
    layer: { code, name: layer?.name ?? layers.find((each) => each.code === code)?.name ?? code },
    ...(rule === undefined ? {} : { rule }),
    fields,
    expected: `${rule === undefined ? '' : `${rule} `}${FINDING_TEXTS[what]}${names}`,
    hint: FINDING_HINTS[what],
  };
}

/** `rules.3.limit`, as an editor finds it: the field where the layer writes just that one, else the rule. */
function pathIn({ rules, without }: ProfileLayer, { what, rule, fields }: Finding): string {
  if (rule === undefined) return what === 'missing-param' ? 'params' : (fields[0] ?? '');
  const dropped = without.findIndex(({ id }) => id === rule);
  if ((what === 'removes-law' || what === 'nothing-to-drop') && dropped >= 0) return `without.${dropped}`;
  const at = rules.findIndex(({ id }) => id === rule);
  const [own] = rules.slice(at, at + 1);
  if (at < 0 || own === undefined) return '';
  const [field] = fields.filter((each) => Object.hasOwn(own, each));
  return field === undefined ? `rules.${at}` : `rules.${at}.${field}`;
}
