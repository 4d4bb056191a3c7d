import { APPROVAL_STATUS_NAMES } from '../../texts/zh-CN/terms.js';
import type { Timeline } from '../timeline.js';
import { happeningText } from './happening-text.js';
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
