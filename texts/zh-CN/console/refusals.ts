import type { RefusalCode } from '../../../domain/refusal.js';

/** What helps, where the words for programs and the command line name what no screen has. */
export const HELP_ON_SCREEN: Readonly<Partial<Record<RefusalCode, string>>> = {
  'return-target': '只能退回给发起人，或者本轮已经过的环节，请另选',
  'choose-next': '请在“指定下一步审批人”中选择人员，再办理',
  'retry-soon': '请稍后再办理',
  'not-yet-recorded': '请刷新，在“操作日志”中查看是否已登记；没有登记的，再办理一次',
  'second-person-needed': '请填写复核人，再预演',
  'nothing-to-repair': '请刷新后查看',
};

/** Refusals because the page is behind what is on record: reading it anew is what helps. */
export const BEHIND: readonly RefusalCode[] = [
  'task-not-open',
  'content-changed',
  'view-changed',
  'already-decided',
  'step-decided',
  'closed',
  'preview-stale',
  'already-running',
  'already-recorded',
  'nothing-to-repair',
  'not-yet-recorded',
];
