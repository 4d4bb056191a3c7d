import { risksOf } from '../../domain/cycle/legal-risks.js';
import type { Preview } from '../../domain/cycle/preview-types.js';
import type { FactDraft } from '../../domain/facts.js';
import type { Splitting } from '../../domain/programme/splitting.js';
import { REVISION_NAME } from '../../texts/zh-CN/contents.js';
import { FACT_NAMES } from '../../texts/zh-CN/facts.js';
import { missingLayerText } from '../../texts/zh-CN/policy.js';
import { riskText } from '../../texts/zh-CN/risks.js';
import { thingText, treasuryText } from '../../texts/zh-CN/things.js';
import { type Beside, besideTexts } from '../beside-warnings.js';
import { refusalWords } from '../refusals.js';
import { lateText, shortfallText } from './account-text.js';
import { violationText } from './outcome-text.js';
import { policyMoveText } from './policy-move-text.js';
import { repairLines } from './repair-text.js';
import { splittingText } from './splitting-text.js';

/** A fact to come, and what to know of it before it is put on record. */
function appendText(fact: FactDraft): string[] {
  return [
    `  将登记 ${FACT_NAMES[fact.kind]}(${fact.kind})`,
    ...risksOf(fact.data).map((risk) => `    ${riskText(risk)}`),
    ...(fact.kind === 'violation-recorded' ? [`    ${violationText(fact.data)}`] : []),
    ...lateText(fact),
  ];
}

/** A preview for people: what would be written, which tasks and dates would change. */
export function previewText(
  preview: Preview & { warnings?: Splitting[]; missing?: string[] } & Partial<Beside>,
): string {
  const {
    refusal,
    wouldAppend,
    tasks,
    dates,
    limits,
    notices,
    shortfalls,
    policyMove,
    warnings = [],
    missing = [],
  } = preview;
  if (refusal !== undefined) {
    const { no, help } = refusalWords(refusal);
    return `预演：不能办理。${no}；${help}\n`;
  }
  const lines = [
    '预演（未登记任何内容）：',
    ...wouldAppend.flatMap(appendText),
    ...tasks.born.map(
      ({ title, holder, due }) =>
        `  新增待办 ${title ?? REVISION_NAME} → ${holder}${due === undefined ? '' : `，${due.on} 前`}`,
    ),
    ...tasks.ended.map(({ title, holder }) => `  待办结束 ${title ?? REVISION_NAME}（${holder}）`),
    ...tasks.moved.map(({ task, title, from, to }) => `  待办 ${title ?? REVISION_NAME}（${task}）由 ${from} 转 ${to}`),
    ...dates.map(({ of, before, after, treasuryCloses }) => {
      const closes = treasuryCloses === undefined ? '' : `（${treasuryText(treasuryCloses)}）`;
      return `  期限 ${thingText(of)}：${before?.on ?? '无'} → ${after?.on ?? '无'}${closes}`;
    }),
    ...limits.map(
      ({ rule, due, slackAfter, breaks }) =>
        `  ${breaks ? '超出' : '距'}法定期限“${thingText(rule)}”（${due}）${slackAfter} 个工作日`,
    ),
    ...repairLines(preview),
    ...(notices.queued.length > 0 ? [`  新增提醒 ${notices.queued.length} 条`] : []),
    ...shortfalls.map((each) => `  ${shortfallText(each)}`),
    ...(notices.cancelled.length > 0 ? [`  取消提醒 ${notices.cancelled.length} 条`] : []),
    ...(policyMove === undefined ? [] : policyMoveText(policyMove, dates)),
    ...missing.map(missingLayerText),
    ...warnings.map(splittingText),
    ...besideTexts(preview),
  ];
  return `${lines.join('\n')}\n`;
}
