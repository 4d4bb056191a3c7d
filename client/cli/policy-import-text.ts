import { fieldName, paramName } from '../../texts/zh-CN/policy.js';
import { thingText } from '../../texts/zh-CN/things.js';
import type { PublishedProfile } from '../policies/desk.js';
import type { ImportFinding } from '../policies/findings.js';
import type { OfferedCycle } from '../policies/moves.js';
import type { PolicyOutlook, VersionChange } from '../policies/outlook.js';
import { policyMoveText } from './policy-move-text.js';

type Asked = { file: string; sources: string | undefined; as: string | undefined };

/** What a profile would change, and how to confirm it; or what is wrong with it. */
export function importOutlookText(outlook: PolicyOutlook, asked: Asked): string {
  const { status, profile, sources, findings, versions, moves, digest } = outlook;
  const head = profile === null ? [] : [`${profile.version} ${profile.name}（${profile.rules} 条规则）`];
  return [
    ...head,
    STATUS_NAMES[status],
    ...findings.map((each) => findingText(each, asked)),
    ...sources.map(({ id, title }) => `新登记的依据：${id} ${title}`),
    ...versions.flatMap(versionLines),
    ...(status === 'new' ? moveLines(moves) : []),
    ...(digest === null ? [] : ['', confirmText(digest, asked)]),
    '',
  ].join('\n');
}

const STATUS_NAMES = {
  faulty: '有错误，不能发布',
  new: '预演（尚未发布）',
  published: '这一版本已经发布，内容相同，没有可做的',
} as const satisfies Record<PolicyOutlook['status'], string>;

function findingText({ level, in: where, line, path, expected, hint }: ImportFinding, { file, sources }: Asked) {
  const named = { profile: file, sources: sources ?? file, beside: '' }[where];
  const place = [named, line === null ? '' : `第 ${line} 行`, path].filter((part) => part !== '').join(' ');
  const mend = level === 'error' ? `。改法：${hint}` : '';
  return `${level === 'error' ? '错误' : '说明'}  ${place}：${expected}${mend}`;
}

function versionLines({ code, name, on, before, params, rules }: VersionChange): string[] {
  const head = `${code} ${name}，${on} 起（现行 ${before ?? '无'}）：`;
  if (params.length + rules.length === 0) return [`${head}规则没有不同`];
  return [
    head,
    ...params.map((each) => `  ${paramName(each.name)}：${each.texts.a} → ${each.texts.b}`),
    ...rules.flatMap((rule) => ruleLines(rule)),
  ];
}

function ruleLines(rule: VersionChange['rules'][number]): string[] {
  const { from, transition } = rule.begins;
  const begins = transition === 'byTrigger' ? `适用于${from}起发生的事项` : `只适用于${from}起启动的周期`;
  const head = `  ${thingText(rule.rule)}［${begins}］：`;
  if ('only' in rule) return [`${head}${rule.only === 'b' ? '新增' : '取消'}`];
  return [head, ...rule.fields.map((each) => `    ${fieldName(each.name)}：${each.texts.a} → ${each.texts.b}`)];
}

function moveLines({ cycles, total, examined }: PolicyOutlook['moves']): string[] {
  return [
    `在办采购周期 ${total} 个：发布本身不移动任何周期；以下 ${cycles.length} 个由经办人决定移到新版本（move-to-policy）还是沿用（keep-policy）`,
    ...(examined < total ? [`只推算了前 ${examined} 个，其余 ${total - examined} 个没有逐个推算`] : []),
    ...cycles.flatMap(cycleLines),
  ];
}

function cycleLines({ cycleId, title, from, move }: OfferedCycle): string[] {
  return [`  ${cycleId} ${title}：${from} 起可以移，如果移：`, ...policyMoveText(move, []).map((line) => `  ${line}`)];
}

function confirmText(digest: string, { file, sources, as }: Asked): string {
  const more = [
    ...(sources === undefined ? [] : [`--sources ${sources}`]),
    ...(as === undefined ? [] : [`--as ${as}`]),
  ];
  return ['核对后发布：npx caigou policy import', file, `--confirm ${digest}`, ...more].join(' ');
}

/** A profile that is published. */
export function publishedText({ profile, policies, by, at, again, copied }: PublishedProfile): string {
  const who = at === null ? '由文件登记' : `${at.slice(0, 10)} 由 ${by ?? ''} 导入`;
  return [
    again ? `${profile.version} 已经发布（${who}），没有再做任何事` : `已发布 ${profile.version} ${profile.name}`,
    ...policies.map((ref) => `  ${ref}`),
    ...(copied ? [] : ['本机数据目录写不进政策文件（不影响办理；下次启动时补写）']),
    '',
  ].join('\n');
}
