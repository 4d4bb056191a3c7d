import type { ExplainedField, ExplainedParam, ExplainedRule, Explanation } from '../../domain/policy/explain.js';
import type { Saying } from '../../domain/policy/sayings.js';
import type { Basis, PolicySource } from '../../domain/policy/types.js';
import { CONFLICT_TEXTS, fieldName, OUTCOME_TEXTS, PARAM_TEXTS } from '../../texts/zh-CN/policy.js';
import { fieldText } from '../../texts/zh-CN/policy-values.js';
import { AUTHORITY_NAMES } from '../../texts/zh-CN/terms.js';

/** What names of layers and documents are looked up in. */
type Names = { layer: (code: string) => string; sources: readonly PolicySource[] };

/** The whole policy of a jurisdiction: each parameter with its layer, where it is written and how sure it is. */
export function explainText(found: Explanation, sources: readonly PolicySource[]): string {
  const names = namesOf(found, sources);
  const params = found.params.map((param) => `  ${paramLine(param, names)}`);
  const rules = found.rules.flatMap((rule) => ruleLines(rule, names));
  return joined([
    ...headLines(found),
    '参数：',
    ...params,
    '规则：',
    ...rules,
    ...titled('不适用：', withoutLines(found, names)),
    ...titled('冲突：', conflictLines(found, names)),
  ]);
}

/** One rule: of each field, what every layer says of it and what became of that. */
export function ruleText(found: Explanation, id: string, sources: readonly PolicySource[]): string {
  const names = namesOf(found, sources);
  const only = {
    ...found,
    without: found.without.filter(({ rule }) => rule === id),
    conflicts: found.conflicts.filter(({ rule }) => rule === id),
  };
  const rule = found.rules.find((each) => each.id === id);
  const lines =
    rule === undefined ? [`  ${id}  本地没有这条规则`] : [...ruleHead(rule, names), ...saidLines(rule, names)];
  return joined([
    ...headLines(found),
    '规则：',
    ...lines,
    ...titled('不适用：', withoutLines(only, names)),
    ...titled('冲突：', conflictLines(only, names)),
  ]);
}

function joined(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines];
}

function namesOf({ layers }: Explanation, sources: readonly PolicySource[]): Names {
  const names = new Map<string, string>(layers.map(({ code, name }) => [code, name]));
  return { layer: (code) => names.get(code) ?? code, sources };
}

function headLines({ policy, layers, missing }: Explanation): string[] {
  return [
    `政策 ${policy}`,
    '层级：',
    ...layers.map(({ code, name, version }) => `  ${code} ${name}（${version} 起）`),
    ...missing.map((code) => `  ${code} 未编制，按上一层执行`),
  ];
}

function paramLine({ name, value, layer, said }: ExplainedParam, names: Names): string {
  const above = said.slice(0, -1).map((each) => `${names.layer(each.layer)} ${each.value} 个工作日`);
  const replaced = above.length === 0 ? '' : `（上层：${above.join('、')}）`;
  return `${PARAM_TEXTS[name]}：${value} 个工作日  ［暂按］ ${names.layer(layer)}${replaced}  文件未作规定`;
}

function ruleHead(rule: ExplainedRule, { sources }: Names): string[] {
  const basis = rule.basis.map((each) => basisText(each, sources)).join('；');
  const risk = (rule.legalRisk ?? []).map((each) => basisText(each, sources)).join('；');
  return [
    `  ${rule.id}  ${rule.title}`,
    `    依据：［${AUTHORITY_NAMES[rule.authority]}］${basis}`,
    ...(risk === '' ? [] : [`    法律风险：可能违反${risk}；只作提示，不参与评分`]),
  ];
}

function ruleLines(rule: ExplainedRule, names: Names): string[] {
  return [...ruleHead(rule, names), ...rule.fields.map((field) => `    ${fieldLine(field, rule, names)}`)];
}

/** A field names its own clause where that is not the one the rule as a whole rests on. */
function fieldLine(field: ExplainedField, rule: ExplainedRule, names: Names): string {
  const { name, value, layers, assumed, authority, basis } = field;
  const own = authority !== null && !sameBasis(basis, rule.basis);
  const clause = own ? `  ${basis.map((each) => basisText(each, names.sources)).join('；')}` : '';
  return `${fieldName(name)}：${fieldText(value)}${sureness(assumed)}  ${layers.map(names.layer).join('＋')}${clause}`;
}

/** What is written needs no mark; what is assumed always has one. */
function sureness(assumed: boolean): string {
  return assumed ? '  ［暂按］' : '';
}

function sameBasis(a: readonly Basis[], b: readonly Basis[]): boolean {
  const text = (basis: readonly Basis[]) => basis.map(({ source, clause }) => `${source} ${clause}`).join(';');
  return text(a) === text(b);
}

function saidLines({ fields }: ExplainedRule, names: Names): string[] {
  return fields.flatMap((field) => [
    `    ${fieldName(field.name)}：${fieldText(field.value)}${sureness(field.assumed)}`,
    ...field.said.map((each) => `      ${sayingLine(each, names)}`),
    ...(field.said.length === 0 ? [`      ${floorLine(field, names)}`] : []),
  ]);
}

function sayingLine({ layer, value, authority, basis, outcome }: Saying, names: Names): string {
  const clause = basis.map((each) => basisText(each, names.sources)).join('；');
  const sure = authority === null ? '' : `［${AUTHORITY_NAMES[authority]}］`;
  return `${OUTCOME_TEXTS[outcome]}  ${names.layer(layer)}：${fieldText(value)}  ${sure}${clause}`;
}

/** The law under a rule that a lower layer restated: nothing below it can say otherwise. */
function floorLine({ layers, authority, basis }: ExplainedField, names: Names): string {
  const clause = basis.map((each) => basisText(each, names.sources)).join('；');
  return `${layers.map(names.layer).join('＋')}  ${authority === null ? '' : `［${AUTHORITY_NAMES[authority]}］`}${clause}`;
}

function withoutLines({ without }: Explanation, names: Names): string[] {
  return without.map(({ rule, layer, why, basis, refused }) => {
    const clause = basis.map((each) => basisText(each, names.sources)).join('；');
    return `  ${rule}：${names.layer(layer)}不适用，${why}（${clause}）${refused ? '；排除无效' : ''}`;
  });
}

function conflictLines({ conflicts }: Explanation, names: Names): string[] {
  return conflicts.map(({ rule, layer, what, fields }) => {
    const about = fields.length === 0 ? '' : `（${fields.map(fieldName).join('、')}）`;
    return `  ${rule}：${names.layer(layer)}${CONFLICT_TEXTS[what]}${about}`;
  });
}

function basisText({ source, clause }: Basis, sources: readonly PolicySource[]): string {
  const found = sources.find(({ id }) => id === source);
  if (found === undefined) return `${source} ${clause}`;
  return `${found.title}${found.number === undefined ? '' : `（${found.number}）`} ${clause}`;
}
