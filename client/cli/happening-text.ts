import { WORD_NAMES } from '../../texts/zh-CN/contents.js';
import { FACT_NAMES } from '../../texts/zh-CN/facts.js';
import { APPROVAL_STATUS_NAMES } from '../../texts/zh-CN/terms.js';
import type { Happening } from '../timeline.js';

/** `同意`, `审批结束（已通过）`, `转交待办`. */
export function happeningText({ kind, value }: Pick<Happening, 'kind' | 'value'>): string {
  if (kind === 'decided') return WORD_NAMES[value ?? ''] ?? FACT_NAMES[kind];
  const outcome: Readonly<Record<string, string>> = APPROVAL_STATUS_NAMES;
  return value === null ? FACT_NAMES[kind] : `${FACT_NAMES[kind]}（${outcome[value] ?? value}）`;
}

/** Acts of people that who acts next should know of, with the words they gave. */
const TOLD: readonly Happening['kind'][] = [
  'decided',
  'returned',
  'taken-back',
  'handed',
  'signers-added',
  'commented',
  'paper-objected',
  'repaired',
];

/** Who did what before, and said what about it: `2026-01-07 科室审核 科室负责人：退回（请核减）`; nothing of what only the engine does. */
export function toldLines(course: readonly Happening[]): string[] {
  return course
    .filter(({ kind }) => TOLD.includes(kind))
    .map(({ on, step, who, words, ...each }) => {
      const at = step === null ? '' : `${step} `;
      return `  ${on} ${at}${who}：${happeningText(each)}${words === null || words === '' ? '' : `（${words}）`}`;
    });
}
