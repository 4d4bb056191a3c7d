import type { SecondReason } from '../../domain/approval/repairs/types.js';
import type { ClockStep, EngineRepairKind } from '../../domain/repair/engine.js';
import type { Undo } from '../../domain/repair/types.js';

/** Why a repair needs a second person. */
export const SECOND_REASON_TEXTS = {
  'voids-decision': '已作出的决定将作废',
  'skips-step': '有环节将被跳过',
  'who-decides': '变更资金、定标、评估或续签事项的决定人',
  'ends-vote': '提前结束表决，未表态的按弃权计',
  'was-approved': '原审批已经通过',
} as const satisfies Record<SecondReason, string>;

/** Until when a repair can be undone. */
export const UNDO_TEXTS = {
  acted: '在有人办理之前可以撤销（undo-repair）',
  withdrawn: '撤回新的审批（withdraw）即恢复原结果',
  never: '不能撤销',
} as const satisfies Record<Undo['until'], string>;

/** Repairs of the engine as buttons call them. */
export const ENGINE_REPAIR_NAMES = {
  'restart-from-record': '按记录重启流程',
  'retry-now': '立即重试',
  'rebuild-row': '重新得出清单',
  'queue-reminders': '补发提醒',
  'resend-letters': '改投未送达的信',
} as const satisfies Record<EngineRepairKind, string>;

/** What a repair of the engine does, what it loses, and what is said once it is done. */
export const ENGINE_REPAIR_TEXTS = {
  'restart-from-record': {
    done: '已按记录重新启动',
    does: '终止该周期正在运行的流程，按已归档的记录重新启动，状态和待办由记录重新得出',
    loses: [
      '引擎中的运行历史（记录本身不受影响）',
      '已被接受、尚未归档的命令：请用同一命令编号重发',
      '正在办理的提醒：已排入发件箱的照常发出',
    ],
  },
  'retry-now': {
    done: '已要求立即重试',
    does: '不等下一次重试的时间，立即重试失败的后台步骤；原因没有排除的，会再次失败',
    loses: ['已失败的次数：重新计数'],
  },
  'rebuild-row': { done: '已重新生成', does: '按记录重新得出本周期的清单、期限和待办，服务不必停止', loses: [] },
  'queue-reminders': {
    done: '已补入待发清单并通知发信程序',
    does: '把记录要求、待发清单中没有的提醒补进去，并让发信程序立即处理滞留的信件；每件提醒仍只发一次',
    loses: [],
  },
  'resend-letters': {
    done: '已改投新地址',
    does: '把没有送达、事项仍未办结的最近一封信，改投现在的地址',
    loses: [],
  },
} as const satisfies Record<EngineRepairKind, { does: string; done: string; loses: readonly string[] }>;

/** The same for the second clock, and its steps. */
export const CLOCK_REPAIR_TEXTS = {
  name: '启动补漏巡检',
  does: '使每小时的补漏巡检恢复运行，并立即巡检一轮：补入遗漏的提醒，更新受阻事项',
  done: '补漏巡检已启动',
  steps: {
    create: '重新建立每小时的定时任务',
    unpause: '解除暂停',
    'end-round': '终止没有完成的那一轮',
    'begin-round': '立即开始一轮',
  } satisfies Record<ClockStep, string>,
} as const;
