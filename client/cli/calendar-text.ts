import { NATION } from '../../domain/calendar/year-data.js';
import { weekdayText } from '../../render/words.js';
import type { FileProblem } from '../../store/registry/calendar-files.js';
import { titleOf } from '../calendar/title.js';
import type { ListedNotice, ShownYear } from './calendar-shown.js';
import { table } from './report.js';

const KINDS = { annual: '年度安排', change: '年中调整' } as const;

function regionText(code: string): string {
  return code === NATION ? '全国' : code;
}

/** All notices as a table. */
export function noticesText(notices: readonly ListedNotice[]): string {
  const rows = notices.map(({ id, code, year, kind, notice, stands }) => [
    ...[id, regionText(code), String(year), KINDS[kind], notice.title, notice.number ?? ''],
    stands ? '' : '已收回',
  ]);
  return table(['编号', '地区', '年份', '类别', '通知', '文号', ''], rows);
}

/** One year: what rests, what is made up, and by which notice. */
export function yearText({ code, year, announced, rest, work, expected, notices }: ShownYear): string {
  const rows = rest.map(({ name, from, to, workingDaysLost }) => [
    name,
    from === to ? from : `${from} 至 ${to}`,
    `${workingDaysLost}`,
  ]);
  const made = work.map(({ day }) => `${day}（周${weekdayText(day)}）`).join('、');
  const open = `${year} 年的放假安排尚未公布或者尚未导入：涉及的期限都是暂定`;
  return [
    `${regionText(code)} ${year} 年`,
    ...(announced ? [] : [open]),
    ...(rows.length === 0 ? [] : [table(['假期', '放假', '占工作日'], rows).trimEnd()]),
    ...(made === '' ? [] : [`调休上班：${made}`]),
    ...expected.map(({ name, from, to, days }) => `预计：${name} ${days} 天，在 ${from} 至 ${to} 之间，通知未出`),
    ...notices.map((notice) => `依据：${titleOf(notice)}`),
    '',
  ].join('\n');
}

/** Files that cannot be read. */
export function damageText(problems: readonly FileProblem[]): string {
  return `日历文件有误：\n${problems.map(({ file, field, problem }) => `${file} ${field}：${problem}`).join('\n')}\n`;
}
