import type { Refusal } from '../../domain/refusal.js';
import { isSame } from '../../domain/what-if/compare.js';
import type {
  DutyDifference,
  RefusalDifference,
  Standing,
  ViolationDifference,
  WhatIf,
} from '../../domain/what-if/types.js';
import { COMMAND_NAMES } from '../../texts/zh-CN/commands.js';
import { STAGE_NAMES, STATUS_NAMES } from '../../texts/zh-CN/terms.js';
import { thingText } from '../../texts/zh-CN/things.js';
import { refusalWords } from '../refusals.js';

/** One cycle under both policies: its id, or the file it was played from. */
export type CycleWhatIf = { cycle: string } & WhatIf;

/** For each cycle what would be otherwise under B: stage, due days and ends of duties, refusals, breaches. */
export function whatIfText(cycles: readonly CycleWhatIf[]): string {
  const lines = cycles.flatMap((each) => [
    `${each.cycle}：${isSame(each) ? '没有差别' : sumText(each)}`,
    ...cycleLines(each).map((line) => `  ${line}`),
  ]);
  return `${['逐个周期比较（甲 → 乙）：', ...lines].join('\n')}\n`;
}

function sumText({ duties, refusals, violations }: WhatIf): string {
  return `期限或状态不同 ${duties.length} 项，拒绝不同 ${refusals.length} 项，违反记录不同 ${violations.length} 项`;
}

function cycleLines({ stage, duties, refusals, violations }: WhatIf): string[] {
  return [
    ...(stage === null ? [] : [`阶段：${STAGE_NAMES[stage.a]} → ${STAGE_NAMES[stage.b]}`]),
    ...duties.map(dutyLine),
    ...refusals.slice(0, MOST_REFUSALS).map(refusalLine),
    ...moreRefusals(refusals),
    ...violations.map(violationLine),
  ];
}

/** Whoever is refused once is refused what rests on it: the first few say why. */
const MOST_REFUSALS = 5;

function moreRefusals(refusals: readonly RefusalDifference[]): string[] {
  const more = refusals.length - MOST_REFUSALS;
  return more > 0 ? [`另有 ${more} 项命令的结果不同，多因前面的命令被拒绝（--json 列出全部）`] : [];
}

function dutyLine({ id, a, b }: DutyDifference): string {
  return `期限 ${thingText(id)}：${standingText(a)} → ${standingText(b)}`;
}

/** How a duty stands: its day and status; or that there is none. */
export function standingText(standing: Standing | null): string {
  if (standing === null) return '没有这一事项';
  const { due, notBefore, status } = standing;
  const day = notBefore === undefined ? (due ?? '日期未定') : `${notBefore} 起可办`;
  return `${day}（${STATUS_NAMES[status]}）`;
}

function refusalLine({ no, kind, a, b }: RefusalDifference): string {
  const names: Readonly<Record<string, string>> = COMMAND_NAMES;
  return `第 ${no} 项命令“${names[kind] ?? kind}”：${answerText(a)} → ${answerText(b)}`;
}

function answerText(refusal: Refusal | null): string {
  return refusal === null ? '办理' : `拒绝（${refusalWords(refusal).no}）`;
}

function violationLine({ rule, on, only }: ViolationDifference): string {
  return `违反“${thingText(rule)}”（${on}）：${only === 'a' ? '有记录 → 无' : '无 → 有记录'}`;
}
