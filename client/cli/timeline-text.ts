import { WORD_NAMES } from '../../texts/zh-CN/contents.js';
import { FACT_NAMES } from '../../texts/zh-CN/facts.js';
import { APPROVAL_STATUS_NAMES } from '../../texts/zh-CN/terms.js';
import type { Happening, Timeline } from '../timeline.js';
import { table } from './report.js';
import { subjectTitle } from './seen-text.js';

/** The approvals of a cycle for people: each with its course, and in whose hand it is. */
export function timelinesText({ approvals }: { approvals: Timeline[] }): string {
  return approvals.length === 0 ? '（没有审批）\n' : approvals.map(timelineText).join('\n');
}

function timelineText({ id, subject, status, inHand, timeline }: Timeline): string {
  const rows = timeline.map((each) => [
    each.on,
    each.step ?? '',
    each.who,
    happeningText(each),
    each.words ?? '',
    String(each.seq),
  ]);
  const waits = inHand.map(
    ({ task, step, holder, due }) => `  等待 ${holder}（${step}，待办 ${task}${due === null ? '' : `，${due} 前`}）`,
  );
  return [
    `审批 ${id} ${subjectTitle(subject)}：${APPROVAL_STATUS_NAMES[status]}`,
    table(['日期', '环节', '人员', '事项', '意见', '记录'], rows).trimEnd(),
    ...waits,
    '',
  ].join('\n');
}

/** `同意`, `审批结束（已通过）`, `转交待办`. */
function happeningText({ kind, value }: Happening): string {
  if (kind === 'decided') return WORD_NAMES[value ?? ''] ?? FACT_NAMES[kind];
  const outcome: Readonly<Record<string, string>> = APPROVAL_STATUS_NAMES;
  return value === null ? FACT_NAMES[kind] : `${FACT_NAMES[kind]}（${outcome[value] ?? value}）`;
}
