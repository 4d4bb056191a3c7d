import { INITIATOR } from '../../domain/approval/find.js';
import { broken, type LimitFigure } from '../../domain/figures/limits.js';
import { REVISION_NAME } from '../../texts/zh-CN/contents.js';
import { OWNER_NAMES, SUBJECT_KIND_NAMES } from '../../texts/zh-CN/names.js';
import { RULE_TEXTS } from '../../texts/zh-CN/rules.js';
import { subjectText } from '../../texts/zh-CN/subjects.js';
import { POST_NAMES } from '../../texts/zh-CN/terms.js';
import type { Figures, WaitingLine } from '../figures.js';
import type { SheetCell } from '../sheet/write.js';
import { subjectTitle } from './seen-text.js';

/** One table of the figures, as it is printed and as it becomes a sheet. */
export type FiguresTable = { title: string; head: string[]; rows: SheetCell[][]; widths: number[] };

/** The four tables, in the order they are told. */
export function figuresTables({ steps, limits, rules, waiting }: Figures): FiguresTable[] {
  return [
    {
      title: '各环节、各岗位用时（工作日）',
      head: ['事项', '环节', '岗位', '办结数', '超期数', '中位数', '最长', '合计'],
      rows: steps.map(({ subject, step, post, decided, late, median, longest, total }) => [
        ...[SUBJECT_KIND_NAMES[subject], stepName(step), postName(post), decided, late, median, longest, total],
      ]),
      widths: [20, 24, 20, 8, 8, 8, 8, 8],
    },
    {
      title: '期限遵守情况（按责任人）',
      head: ['责任人', '名称', ...LIMIT_HEAD],
      rows: limits.map((each) => [OWNER_NAMES[each.owner], each.party ?? '', ...limitCells(each)]),
      widths: [20, 30, 10, 10, 12, 8, 8, 10],
    },
    {
      title: '期限遵守情况（按规则）',
      head: ['规则', '责任人', '名称', ...LIMIT_HEAD],
      rows: rules.map((each) => [
        ...[RULE_TEXTS[each.rule].title, OWNER_NAMES[each.owner], each.party ?? '', ...limitCells(each)],
      ]),
      widths: [30, 20, 30, 10, 10, 12, 8, 8, 10],
    },
    {
      title: '在等什么、等谁、等了多久',
      head: ['编号', '名称', '在等的事项', '环节或责任人', '岗位或人员', '自', '已等工作日', '期限'],
      rows: waiting.map(waitingCells),
      widths: [18, 30, 30, 24, 20, 12, 12, 12],
    },
  ];
}

const LIMIT_HEAD = ['按期办结', '逾期办结', '逾期未办结', '豁免', '未到期', '按期率'];

/** The share of limits kept among those that have been decided; nothing where none has. */
function limitCells(figure: LimitFigure): SheetCell[] {
  const { kept, late, overdue, waived, running } = figure;
  const judged = kept + broken(figure);
  const share = judged === 0 ? '' : `${Math.floor((kept * 1000) / judged) / 10}%`;
  return [kept, late, overdue, waived, running, share];
}

function waitingCells(line: WaitingLine): SheetCell[] {
  const { cycleId, cycleTitle, since, days, due } = line;
  const what =
    line.kind === 'task'
      ? [subjectTitle(line.subject), stepName(line.step), line.holder]
      : [`${RULE_TEXTS[line.rule].title}（${subjectText(line.subject)}）`, OWNER_NAMES[line.owner], ''];
  return [cycleId, cycleTitle, ...what, since, days, due];
}

function stepName(step: string): string {
  return step === INITIATOR ? REVISION_NAME : step;
}

const POSTS: Record<string, string> = POST_NAMES;
function postName(post: string): string {
  return POSTS[post] ?? post;
}
