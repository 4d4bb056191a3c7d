import type { SecondReason } from '../../domain/approval/repairs/types.js';
import type { EngineRepairKind } from '../../domain/repair/engine.js';
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

/** What a repair of the engine does, and what it loses. */
export const ENGINE_REPAIR_TEXTS = {
  'restart-from-record': {
    does: '终止该周期正在运行的流程，按已归档的记录重新启动，状态和待办由记录重新得出',
    loses: [
      '引擎中的运行历史（记录本身不受影响）',
      '已被接受、尚未归档的命令：请用同一命令编号重发',
      '正在办理的提醒：已排入发件箱的照常发出',
    ],
  },
} as const satisfies Record<EngineRepairKind, { does: string; loses: readonly string[] }>;
