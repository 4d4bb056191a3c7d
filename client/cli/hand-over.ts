import type { Command } from 'commander';
import { REVISION_NAME } from '../../texts/zh-CN/contents.js';
import type { HandOverCase, HandOverReport } from '../directory/hand-over.js';
import type { UndoHandOverReport, UndoneApproval } from '../directory/undo-hand-over.js';
import { refusalWords } from '../refusals.js';
import { type AskOptions, askServer } from './ask.js';
import type { CliParts } from './parts.js';
import { subjectTitle } from './seen-text.js';
import { shared } from './shared-options.js';

type Options = AskOptions & { from: string; to: string; reason: string; confirm?: boolean };

/** Adds `caigou hand-over`: all that waits for one person goes to another, case by case. */
export function handOverCommand(program: Command, parts: CliParts): void {
  shared(program.command('hand-over').description('离岗移交：一人的全部待办交给另一人；先预演'))
    .requiredOption('--from <人员>', '移交人')
    .requiredOption('--to <人员>', '接收人')
    .requiredOption('--reason <理由>', '理由')
    .option('--confirm', '登记；不写则只预演')
    .action(({ from, to, reason, confirm = false, ...options }: Options) =>
      askServer(
        parts,
        options,
        (api) => api.post('/api/hand-over', { from, to, reason, confirm }),
        (report: HandOverReport) => reportText(report),
      ),
    );
}

/** Adds `caigou undo-hand-over`: what nobody acted on since goes back to whom it came from. */
export function undoHandOverCommand(program: Command, parts: CliParts): void {
  shared(program.command('undo-hand-over').description('撤销离岗移交：无人办理过的待办回到移交人；先预演'))
    .requiredOption('--from <人员>', '原移交人')
    .requiredOption('--to <人员>', '原接收人')
    .option('--confirm', '登记；不写则只预演')
    .action(({ from, to, confirm = false, ...options }: Omit<Options, 'reason'>) =>
      askServer(
        parts,
        options,
        (api) => api.post('/api/hand-over/undo', { from, to, confirm }),
        (report: UndoHandOverReport) => undoText(report),
      ),
    );
}

const GOING_BACK = {
  wouldGoBack: '可以退回',
  wentBack: '已退回',
  stays: '不能退回',
} as const satisfies Record<UndoneApproval['outcome'], string>;

function undoText({ from, to, confirmed, cases }: UndoHandOverReport): string {
  const many = cases.flatMap(({ approvals }) => approvals).length;
  return [
    `${from} 移交 ${to} 的撤销：${cases.length} 个采购周期，${many} 项审批${confirmed ? '' : '（预演，未登记；加 --confirm 登记）'}`,
    ...cases.flatMap(({ cycleId, title, approvals }) => [
      `${cycleId} ${title}`,
      ...approvals.map((one) => {
        const why = one.outcome === 'stays' ? `：${refusalWords(one.refusal).no}` : '';
        return `  ${subjectTitle(one.subject)}（${one.approval}）${GOING_BACK[one.outcome]}${why}`;
      }),
    ]),
    '',
  ].join('\n');
}

const OUTCOMES = {
  wouldMove: '可以移交',
  moved: '已移交',
  staysWhole: '不能移交',
  refused: '未移交',
} as const satisfies Record<HandOverCase['outcome'], string>;

function reportText({ from, to, confirmed, cases }: HandOverReport): string {
  const many = cases.flatMap(({ tasks }) => tasks).length;
  return [
    `${from} 移交 ${to}：${cases.length} 个采购周期，${many} 件待办${confirmed ? '' : '（预演，未登记；加 --confirm 登记）'}`,
    ...cases.flatMap(caseLines),
    '',
  ].join('\n');
}

function caseLines(one: HandOverCase): string[] {
  const refusal = one.outcome === 'refused' ? `：${refusalWords(one.refusal).no}` : '';
  return [
    `${one.cycleId} ${one.title}：${OUTCOMES[one.outcome]}${refusal}`,
    ...one.tasks.map(({ subject, step, task, stays }) => {
      const why =
        stays === undefined ? '' : `，留下：${refusalWords({ ...stays, tried: 'hand-over', allowedNow: [] }).no}`;
      return `  ${subjectTitle(subject)} ${step ?? REVISION_NAME}（${task}）${why}`;
    }),
    ...(one.officer ? ['  仍是该周期的经办人：另用 assign-officer 更换'] : []),
  ];
}
