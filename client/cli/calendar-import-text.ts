import type { Due } from '../../domain/approval/types.js';
import type { DayChange } from '../../domain/calendar/day-changes.js';
import { daysNamed } from '../../domain/calendar/notice-flaws.js';
import { isWeekend } from '../../domain/calendar/plain-date.js';
import { type CalendarFile, NATION } from '../../domain/calendar/year-data.js';
import { COMMAND_NAMES } from '../../texts/zh-CN/commands.js';
import { OWNER_NAMES } from '../../texts/zh-CN/names.js';
import { POST_NAMES } from '../../texts/zh-CN/terms.js';
import { thingText } from '../../texts/zh-CN/things.js';
import type { Outlook, SeenChange, SeenCycle } from '../calendar/outlook.js';
import type { CycleProgress, NoticeProgress } from '../calendar/spread.js';
import { titleOf } from '../calendar/title.js';
import { table } from './report.js';
import { subjectTitle } from './seen-text.js';

type Asked = { file: string; all: boolean; as: string | undefined };

/** What a notice would move, and how to confirm it. */
export function outlookText(outlook: Outlook, asked: Asked): string {
  const { notice, cycles, elsewhere, digest } = outlook;
  const changes = cycles.flatMap((cycle) => ('changes' in cycle ? cycle.changes : []));
  const moves = changes.filter((change) => change.moves).length;
  const surer = changes.length - moves;
  const kept = `${surer} 个期限日期不变${surer > 0 && !asked.all ? '，只是确定程度有变（--all 列出）' : ''}`;
  const told = new Set(changes.flatMap(({ tells }) => tells.map(({ name }) => name)));
  return [
    headText(notice),
    `${STATUS_NAMES[outlook.status]}：${cycles.length} 个在办采购周期，${moves} 个期限变动，${kept}；告知 ${told.size} 人`,
    ...elsewhere.map(({ code, cycles: count, moves: moved }) => `另有 ${code} 的 ${count} 个周期，${moved} 个期限变动`),
    '',
    ...cycles.map((cycle) => cycleText(cycle, asked.all)),
    `核对后发布：npx caigou calendar import ${asked.file} --confirm ${digest}${whoText(asked)}`,
    '',
  ].join('\n');
}

/** A notice can be published and yet lack cycles: it is shown once more what they would take. */
const STATUS_NAMES = {
  new: '预演（尚未发布）',
  published: '预演（通知已经发布，以下周期尚未适用）',
  nothing: '通知已经发布，全部适用',
} as const satisfies Record<Outlook['status'], string>;

function whoText({ as }: Asked): string {
  return as === undefined ? '' : ` --as ${as}`;
}

function headText(notice: CalendarFile): string {
  const resting = daysNamed({ rest: notice.rest, work: [] });
  const lost = resting.filter((day) => !isWeekend(day)).length;
  const where = notice.code === NATION ? '全国' : notice.code;
  const kind = notice.kind === 'annual' ? '年度安排' : '年中调整';
  const said = [
    ...(resting.length === 0 ? [] : [`放假 ${resting.length} 天（占工作日 ${lost} 天）`]),
    ...(notice.work.length === 0 ? [] : [`调休上班 ${notice.work.length} 天`]),
    ...(notice.withdraws ?? []).map((id) => `收回 ${id}`),
  ];
  return `${titleOf(notice.notice)}\n${where} ${notice.year} 年${kind}：${said.join('，')}`;
}

function cycleText(cycle: SeenCycle, all: boolean): string {
  const head = `${cycle.cycleId} ${cycle.title}`;
  if ('refused' in cycle) return `${head}\n  不能适用：${cycle.refused}\n`;
  const shown = cycle.changes.filter(({ moves }) => all || moves);
  const ends = cycle.ends.map((id) => `  日历确定后办结：${thingText(id)}\n`).join('');
  if (shown.length === 0) return `${head}\n  没有期限变动\n${ends}`;
  const rows = [...shown].sort((a, b) => (a.after.on < b.after.on ? -1 : 1)).map(changeRow);
  return `${head}\n${table(['事项', '责任人', '原期限', '新期限', '因为', '告知'], rows)}${ends}`;
}

function changeRow({ of, about, before, after, because, tells }: SeenChange): string[] {
  const what = about.kind === 'task' ? `${subjectTitle(about.subject)}：${about.step}` : thingText(of);
  const who = about.kind === 'task' ? about.holder : OWNER_NAMES[about.owner];
  return [what, who, dueText(before), dueText(after), becauseText(because, after), tellsText(tells)];
}

function dueText({ on, certainty, latest }: Due): string {
  if (certainty === 'final') return on;
  return latest === on ? `${on}（暂定）` : `${on}（暂定，最晚 ${latest.slice(5)}）`;
}

const MOST_RUNS = 3;

function becauseText(because: readonly DayChange[], { certainty }: Due): string {
  if (because.length === 0) return certainty === 'final' ? '通知已公布' : '通知未出，待定';
  const shown = because.slice(0, MOST_RUNS).map(({ from, to, now, name, open = false }) => {
    const days = from === to ? from.slice(5) : `${from.slice(5)} 至 ${to.slice(5)}`;
    const what = now === 'works' ? '上班' : '休息';
    return `${days} ${name ?? ''}${open ? '可能' : ''}${what}`;
  });
  return `${shown.join('，')}${because.length > MOST_RUNS ? ` 等 ${because.length} 处` : ''}`;
}

/** Whoever did not know the old day needs no news: his first reminder has the new one. */
function tellsText(tells: SeenChange['tells']): string {
  if (tells.length === 0) return '尚未告知过';
  return [...new Set(tells.map(({ name }) => nameText(name)))].join('、');
}

function nameText(name: string): string {
  const names: Readonly<Record<string, string>> = POST_NAMES;
  const post = /^post:(.+)$/.exec(name)?.[1];
  return post === undefined ? name : `${names[post] ?? post}（空缺）`;
}

/** How far a published notice is. `again`: it was there before this call. */
export function progressText(progress: NoticeProgress & { again?: true }, asked: Asked): string {
  const { notice, imported, withdrawnBy, state, cycles, elsewhere, again } = progress;
  const done = cycles.filter(({ outcome }) => outcome === 'done').length;
  const left = cycles.some(({ outcome }) => outcome === 'left');
  const by = imported === null ? '随产品提供' : `${imported.at.slice(0, 10)} 由 ${imported.by} 发布`;
  return [
    headText(notice),
    again === true ? `这份通知已经发布（${by}），没有再做任何事` : `已发布（${by}）`,
    ...(withdrawnBy === null ? [] : [`后来已由 ${withdrawnBy} 收回`]),
    `${cycles.length} 个采购周期，${done} 个已适用${state === 'running' ? '，其余正在进行：再运行同一命令查看' : ''}`,
    ...elsewhere.map(({ code, done: taken, open }) => `另有 ${code}：${taken} 个周期已适用，${open} 个未适用`),
    '',
    ...cycles.map(progressLines),
    ...(left ? [`仍有周期未适用：npx caigou calendar import ${asked.file}${whoText(asked)} 重新预演后再发布`] : []),
    '',
  ].join('\n');
}

const OUTCOMES = { waiting: '正在进行', left: '未适用' } as const;

function progressLines(cycle: CycleProgress): string {
  const head = `${cycle.cycleId} ${cycle.title}`;
  if (cycle.outcome !== 'done') return `${head}：${OUTCOMES[cycle.outcome]}`;
  const moved = cycle.moved.map(
    ({ obligation, from, to }) => `  ${thingText(obligation)}：${from ?? '无'} → ${to ?? '无'}`,
  );
  const tasks = cycle.tasks.map((task) => `  ${thingText(task)}：期限已重新计算`);
  const many = moved.length + tasks.length;
  const said = many === 0 ? '没有期限变动' : `${many} 个期限变动`;
  return [`${head}：${COMMAND_NAMES['apply-calendar']}，${said}（第 ${cycle.seq} 条记录）`, ...moved, ...tasks].join(
    '\n',
  );
}
