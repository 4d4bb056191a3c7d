import type { Finding } from '../../domain/policy/check.js';
import type { PolicyDiff, RuleDifference } from '../../domain/policy/diff.js';
import { policyRef } from '../../domain/policy/lookup.js';
import type { CompiledPolicy, ProfileLayer } from '../../domain/policy/types.js';
import type { ProfileProblem } from '../../schemas/profile-problems.js';
import { FINDING_TEXTS, fieldName } from '../../texts/zh-CN/policy.js';
import type { ListedProfile } from './policy-list.js';
import { fieldText } from './policy-values.js';

/** One line a jurisdiction: code, name, versions, layers that are missing. */
export function listText(profiles: readonly ListedProfile[]): string {
  const lines = profiles.map(({ code, name, versions, missing }) => {
    const dates = versions.map(({ effectiveFrom, rules }) => `${effectiveFrom}（${rules} 条）`).join('、');
    return `${code}  ${name}  ${dates}${missing.length === 0 ? '' : `  缺层级 ${missing.join('、')}`}`;
  });
  return `${lines.join('\n')}\n`;
}

/** What is wrong and what a person should know, errors first. */
export function checkText(findings: readonly Finding[], layers: readonly ProfileLayer[]): string {
  const nameOf = (code: string) => layers.find((layer) => layer.code === code)?.name ?? code;
  const lines = [...findings]
    .sort((a, b) => a.level.localeCompare(b.level))
    .map(({ level, what, layer, rule, fields }) => {
      const detail = fields.length === 0 ? '' : `：${fields.map(fieldName).join('、')}`;
      const place = rule === undefined ? '' : `${rule} `;
      return `${level === 'error' ? '错误' : '说明'}  ${layer} ${nameOf(layer)}  ${place}${FINDING_TEXTS[what]}${detail}`;
    });
  const errors = findings.filter(({ level }) => level === 'error').length;
  return `${[...lines, `共 ${layers.length} 个文件，${errors} 处错误，${findings.length - errors} 处说明`].join('\n')}\n`;
}

/** Differences in the order of the catalogue. */
export function diffText(a: CompiledPolicy, b: CompiledPolicy, { params, rules }: PolicyDiff): string {
  const head = [`甲 ${policyRef(a)}`, `乙 ${policyRef(b)}`];
  const ofParams = params.map(
    ({ name, a: first, b: second }) => `  ${name}：${fieldText(first)} → ${fieldText(second)}`,
  );
  const lines = [...ofParams, ...rules.flatMap(differenceLines)];
  return `${[...head, ...(lines.length === 0 ? ['没有差别'] : lines)].join('\n')}\n`;
}

function differenceLines(difference: RuleDifference): string[] {
  if ('only' in difference) return [`  ${difference.rule}：只有${difference.only === 'a' ? '甲' : '乙'}有`];
  const fields = difference.fields.map(({ name, a, b }) => `    ${fieldName(name)}：${fieldText(a)} → ${fieldText(b)}`);
  return [`  ${difference.rule}`, ...fields];
}

/** Mistakes in profile files, one a line: place, what was expected, how to mend it. */
export function problemsText(problems: readonly ProfileProblem[]): string {
  const lines = problems.map(({ file, path, expected, hint }) => `${file} ${path}：${expected}。${hint}`);
  return `政策文件有误，未采用任何政策：\n${lines.join('\n')}\n`;
}
