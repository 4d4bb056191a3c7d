/** Words of approving several tasks in one go. */
export const BATCH = {
  tick: (matter: string, step: string) => `选择 ${matter} ${step}`,
  approveChosen: (count: number) => `批量同意所选 ${count} 件`,
  title: (count: number) => `批量同意 ${count} 件`,
  hint: '逐件打开、逐件登记；只有审批流程允许批量办理的事项才会登记，其余逐件说明原因，一件未能办理不影响其他各件。',
  chosen: '所选待办',
  what: '事项',
  step: '环节',
  dueDay: '期限',
  opinion: '意见（选填，各件相同）',
  confirm: '确认同意',
  stop: '停止办理',
  results: '办理结果',
  waiting: '等待办理',
  outcomes: { done: '已登记', failed: '未能办理', stopped: '已停止，未办理' },
  summary: (done: number, all: number) => `共 ${all} 件，已登记 ${done} 件`,
} as const;
