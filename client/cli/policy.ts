import type { Command, CommanderError } from 'commander';
import { isWellFormed, layersOf } from '../../domain/calendar/layers.js';
import { isPlainDate, type PlainDate, plainDate } from '../../domain/calendar/plain-date.js';
import { NATION } from '../../domain/calendar/year-data.js';
import { isRegionCode, type RegionCode } from '../../domain/ids.js';
import { compilePolicy } from '../../domain/policy/compile.js';
import { diffPolicies } from '../../domain/policy/diff.js';
import { type ExplainedRule, type Explanation, explainPolicy } from '../../domain/policy/explain.js';
import { RULE_IDS } from '../../domain/policy/rule-ids.js';
import type { CompiledPolicy, PolicySource, ProfileLayer } from '../../domain/policy/types.js';
import { closestWord } from '../../schemas/closest-word.js';
import { loadLayers, type PolicyFiles } from '../../store/registry/policy-files.js';
import { checkOf } from '../policy-findings.js';
import { explainText, ruleText } from './explain-text.js';
import type { CliIo, UsageProblem } from './io.js';
import type { CliParts } from './parts.js';
import { policyImportCommand } from './policy-import.js';
import { listedProfiles } from './policy-list.js';
import { checkText, diffText, listText, problemsText } from './policy-text.js';
import { type WhatIfFailed, type WhatIfOptions, whatIf, whatIfOptions } from './what-if.js';
import { type CycleWhatIf, whatIfText } from './what-if-text.js';

/** Later than any version: without a day, the newest version is meant. */
const NEWEST = plainDate('9999-12-31');

/** What was asked for: a jurisdiction and the day its policy is wanted for. */
type Asked = { code: RegionCode; on: PlainDate };

/** What a sub-command has to say, as data and in words, and whether it found a fault; or why it can't. */
type Answer = { data: unknown; text: string; fault?: boolean };
type Answered = Answer | { usage: UsageProblem } | WhatIfFailed;
type Options = WhatIfOptions & { json?: boolean };

/** Adds `caigou policy list|explain|check|diff`, layered policies from files alone, and `import`. Reports through `parts`. */
export function policyCommand(program: Command, parts: CliParts): void {
  const policy = program.command('policy').description('属地政策：查看、核对、比较（离线）；导入');
  const sub = (name: string, description: string, answer: Sub): Command => {
    const command = policy.command(name).description(description).option('--json', '输出 JSON');
    return command
      .configureOutput({ writeOut: parts.out, writeErr: () => undefined })
      .exitOverride((error) => rethrow(error, command.opts().json === true, parts))
      .action(() => run(parts, command, answer));
  };
  sub('list', '列出各层级的政策和版本', list);
  sub(
    'explain <代码> [规则]',
    '逐项说明某地的政策：出自哪一层、哪一条，是否推定；写规则代码则列出各层级的说法',
    explain,
  ).option('--on <日期>', '哪一天适用的版本 YYYY-MM-DD，不写则取最新');
  sub('check', '核对全部政策文件：低于法律、缺项、整体替换等', check);
  policyImportCommand(policy, parts);
  whatIfOptions(sub('diff <甲> <乙>', DIFF, (files, args, options) => diff(parts, files, args, options)));
}

const DIFF =
  '逐项比较两地或两个版本，例如 222401 640402 或 222401@2021-03-01 222401；可另比较情景或采购周期的期限、拒绝和状态';

type Sub = (files: PolicyFiles, args: string[], options: Options) => Answered | Promise<Answered>;

function run(parts: CliParts, command: Command, answer: Sub): void | Promise<void> {
  const options = command.opts<Options>();
  const json = options.json === true;
  const files = loadLayers(parts.policyRoots);
  // A check tells of damaged files as of anything else that is wrong; nothing else is answered over them.
  if (files.problems.length > 0 && command.name() !== 'check') {
    const { problems } = files;
    parts.err(json ? `${JSON.stringify({ code: 'policy-file', problems })}\n` : problemsText(problems));
    parts.exit(1);
    return;
  }
  const answered = answer(files, command.args, options);
  if (answered instanceof Promise) return answered.then((found) => tellAnswer(parts, json, found));
  tellAnswer(parts, json, answered);
}

function tellAnswer(parts: CliParts, json: boolean, answered: Answered): void {
  if ('usage' in answered) reportUsage([answered.usage], json, parts);
  else if ('failed' in answered) answered.failed(json);
  else {
    parts.out(json ? `${JSON.stringify(answered.data)}\n` : answered.text);
    parts.exit(answered.fault === true ? 1 : 0);
  }
}

function list({ layers }: PolicyFiles): Answer {
  const data = { profiles: listedProfiles(layers) };
  return { data, text: listText(data.profiles) };
}

function explain({ layers, sources }: PolicyFiles, [code = '', rule]: string[], { on }: Options): Answered {
  const asked = parsed(on === undefined ? code : `${code}@${on}`, '代码', layers);
  if ('usage' in asked) return asked;
  const found = explainPolicy(layers, asked.code, asked.on);
  if (rule === undefined) return { data: withSources(found, sources), text: explainText(found, sources) };
  if (!RULES.includes(rule)) return { usage: noSuchRule(rule) };
  return { data: withSources(onlyRule(found, rule), sources), text: ruleText(found, rule, sources) };
}

const RULES: readonly string[] = Object.values(RULE_IDS).flat();

function noSuchRule(rule: string): UsageProblem {
  const near = closestWord(rule, RULES);
  const hint = near === undefined ? '运行 caigou policy explain <代码> 查看全部规则' : `是不是 ${near}？`;
  return { field: '规则', expected: `没有规则 ${rule}`, hint };
}

function onlyRule(found: Explanation, id: string): Explanation {
  const of = (list: Explanation['conflicts']) => list.filter(({ rule }) => rule === id);
  return {
    ...found,
    params: [],
    rules: found.rules.filter((each) => each.id === id),
    without: found.without.filter(({ rule }) => rule === id),
    conflicts: of(found.conflicts),
  };
}

/** With the documents it cites, so that a program need not read the register. */
function withSources(found: Explanation, sources: readonly PolicySource[]): Explanation & { sources: PolicySource[] } {
  const cited = new Set(found.rules.flatMap(citedBy));
  return { ...found, sources: sources.filter(({ id }) => cited.has(id)) };
}

function citedBy({ basis, fields, legalRisk = [] }: ExplainedRule): string[] {
  const said = fields.flatMap((field) => [...field.basis, ...field.said.flatMap((each) => each.basis)]);
  return [...basis, ...legalRisk, ...said].map(({ source }) => source);
}

function check(files: PolicyFiles): Answer {
  const found = checkOf(files);
  const fault = found.findings.some(({ level }) => level === 'error');
  return { data: { ok: !fault, ...found }, text: checkText(found), fault };
}

function diff(
  parts: CliParts,
  { layers }: PolicyFiles,
  [first = '', second = '']: string[],
  options: Options,
): Answered | Promise<Answered> {
  const a = parsed(first, '甲', layers);
  if ('usage' in a) return a;
  const b = parsed(second, '乙', layers);
  if ('usage' in b) return b;
  const both = { a: compiledFor(layers, a), b: compiledFor(layers, b) };
  const found = diffPolicies(both.a, both.b);
  const data = { a: named(both.a), b: named(both.b), ...found };
  const answer = { data, text: diffText(both.a, both.b, found) };
  const withCycles = (cycles: CycleWhatIf[] | WhatIfFailed): Answered => {
    if ('failed' in cycles) return cycles;
    return { data: { ...data, cycles }, text: `${answer.text}${whatIfText(cycles)}` };
  };
  const cycles = whatIf(parts, both, options);
  if (cycles === null) return answer;
  return cycles instanceof Promise ? cycles.then(withCycles) : withCycles(cycles);
}

function compiledFor(layers: readonly ProfileLayer[], { code, on }: Asked): CompiledPolicy {
  return compilePolicy(layers, code, on).policy;
}

function named({
  id,
  version,
  hash,
  missing,
}: CompiledPolicy): Pick<CompiledPolicy, 'id' | 'version' | 'hash' | 'missing'> {
  return { id, version, hash, missing };
}

/** `CODE` or `CODE@DATE`, of a jurisdiction that has a layer in force that day, or a well-formed one below such. */
function parsed(text: string, field: string, layers: readonly ProfileLayer[]): Asked | { usage: UsageProblem } {
  const [code = '', on = NEWEST, ...more] = text.split('@');
  const usage = (expected: string, hint: string) => ({ usage: { field, expected, hint } });
  if (!isRegionCode(code) || more.length > 0) return usage('行政区划代码应为六位数字', '例如 222401');
  if (!isPlainDate(on)) return usage('日期应为存在的一天，写作 YYYY-MM-DD', '例如 2026-01-05');
  const inForce = (each: string) => layers.some((layer) => layer.code === each && layer.effectiveFrom <= on);
  const isBelow = isWellFormed(code) && layersOf(code).some((layer) => layer !== NATION && inForce(layer));
  if (!inForce(code) && !isBelow)
    return usage(`没有 ${code} 在这一天适用的政策`, '运行 caigou policy list 查看全部代码和版本');
  if (!inForce(NATION)) return usage('这一天还没有全国层的政策', '运行 caigou policy list 查看各版本的生效日');
  return { code, on };
}

function reportUsage(problems: readonly UsageProblem[], json: boolean, io: CliIo): void {
  const lines = problems.map(({ field, expected, hint }) => `${field}：${expected}。${hint}`);
  io.err(json ? `${JSON.stringify({ code: 'bad-input', problems })}\n` : `${lines.join('\n')}\n`);
  io.exit(2);
}

/** Commander's own findings (unknown option, missing value) in our words; asking for help is no mistake. */
function rethrow(error: CommanderError, json: boolean, io: CliIo): never {
  if (error.exitCode === 0) io.exit(0);
  else {
    const field = /'([^']*)'/.exec(error.message)?.[1] ?? '';
    const hint = '运行 caigou policy --help 查看用法';
    reportUsage([{ field, expected: COMMANDER_TEXTS[error.code] ?? error.message, hint }], json, io);
  }
  throw error;
}

const COMMANDER_TEXTS: Record<string, string> = {
  'commander.unknownOption': '没有这个选项',
  'commander.missingArgument': '缺少参数',
  'commander.optionMissingArgument': '缺少值',
  'commander.excessArguments': '不接受多余的参数',
};
