import { INITIATOR } from '../../domain/approval/find.js';
import { REVISION_NAME } from '../../texts/zh-CN/contents.js';
import type { InboxLine } from '../screens/own-lists.js';
import type { Outcome } from './outcome.js';
import { subjectTitle } from './seen-text.js';

/** The command that settles a task, ready to be typed; what was sent back is submitted again. */
export function toType(
  { cycleId, task, step }: Pick<InboxLine, 'cycleId' | 'task' | 'step'>,
  as: string | undefined,
): string {
  const verb = step === INITIATOR ? 'resubmit' : 'approve';
  const who = as === undefined ? '' : ` --as ${as}`;
  return `npx caigou do ${verb} --cycle ${cycleId}${who} --data '${JSON.stringify({ task })}'`;
}

/** After a decision: what waits for the same person next, with its command. Nothing where none was asked for. */
export function nextText({ next }: Pick<Outcome, 'next'>, as: string | undefined): string {
  if (next === undefined) return '';
  if (next === null) return '没有其他待审批的事项\n';
  const { subject, cycleTitle, stepTitle, due } = next;
  const step = stepTitle === INITIATOR ? REVISION_NAME : stepTitle;
  const till = due === null ? '' : `，${due} 前`;
  return `下一件：${subjectTitle(subject)}，${cycleTitle}，${step}${till}\n  ${toType(next, as)}\n`;
}
