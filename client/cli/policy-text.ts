import type { PolicyDiff, RuleDifference } from '../../domain/policy/diff.js';
import { policyRef } from '../../domain/policy/lookup.js';
import type { CompiledPolicy } from '../../domain/policy/types.js';
import type { ProfileProblem } from '../../schemas/profile-problems.js';
import { fieldName, paramName } from '../../texts/zh-CN/policy.js';
import { fieldText } from '../../texts/zh-CN/policy-values.js';
import type { PolicyCheck } from '../policy-findings.js';
import type { ListedProfile } from './policy-list.js';

/** One line a jurisdiction: code, name, versions, layers that are missing. */
export function listText(profiles: readonly ListedProfile[]): string {
  const lines = profiles.map(({ code, name, versions, missing }) => {
    const dates = versions.map(({ effectiveFrom, rules }) => `${effectiveFrom}（${rules} 条）`).join('、');
    return `${code}  ${name}  ${dates}${missing.length === 0 ? '' : `  缺层级 ${missing.join('、')}`}`;
  });
  return `${lines.join('\n')}\n`;
}

/** What is wrong and what a person should know, errors first: where it is written, and how to mend it. */
export function checkText({ findings, files }: PolicyCheck): string {
  const lines = findings.flatMap(({ level, file, path, layer, expected, hint }) => [
    `${level === 'error' ? '错误' : '说明'}  ${layer === null ? '' : `${layer.code} ${layer.name}  `}${expected}`,
    ...(file === null ? [] : [`      ${file}${path === '' ? '' : ` ${path}`}`]),
    ...(level === 'error' ? [`      改法：${hint}`] : []),
  ]);
  const errors = findings.filter(({ level }) => level === 'error').length;
  const sum = `共 ${files} 个文件，${errors} 处错误，${findings.length - errors} 处说明`;
  return `${[...lines, errors === 0 ? sum : `${sum}；有错误的政策不会登记`].join('\n')}\n`;
}

/** Differences in the order of the catalogue. */
export function diffText(a: CompiledPolicy, b: CompiledPolicy, { params, rules }: PolicyDiff): string {
  const head = [`甲 ${policyRef(a)}`, `乙 ${policyRef(b)}`];
  const ofParams = params.map(
    ({ name, a: first, b: second }) => `  ${paramName(name)}：${fieldText(first)} → ${fieldText(second)}`,
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
