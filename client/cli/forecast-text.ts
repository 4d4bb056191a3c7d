import type { ProofLine } from '../../domain/calendar/deadline-types.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { Forecast, ForecastLimit, ForecastStep, ForecastTask } from '../../domain/forecast/types.js';
import { fen } from '../../domain/money/fen.js';
import { formatFen } from '../../domain/money/format.js';
import type { ConditionId } from '../../domain/policy/vocabulary.js';
import { DUTY_NAMES } from '../../texts/zh-CN/contents.js';
import { POST_NAMES } from '../../texts/zh-CN/terms.js';
import { thingText } from '../../texts/zh-CN/things.js';
import { table } from './report.js';
import { subjectTitle } from './seen-text.js';

/** The way ahead for people: who decides when, what is in the way, what it would do to the dates of the law. */
export function forecastText(forecast: Forecast): string {
  const { subject, amount, from, initiators, steps, skipped, end, limits, authority, directoryRev } = forecast;
  const sum = amount === null ? '' : `，金额 ${formatFen(amount)} 元`;
  const by = initiators.map(({ name }) => name).join('、');
  const lines = [
    `预测：${subjectTitle(subject)}${sum}，${from} 由 ${by === '' ? '（无人可提交）' : by} 提交（通讯录第 ${directoryRev} 版）`,
    table(['环节', '审批人', '收到', '期限', '预计决定', '说明'], steps.flatMap(rowsOf)).trimEnd(),
    ...skipped.map(({ title, when }) => `不经“${title}”：${conditionText(when)}`),
    endText(end, steps),
    ...adviceOf(steps),
    ...limits.map(limitText),
    ...(authority === 'assumed' ? ['审批流程文件未定，暂按本系统设定'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function rowsOf(step: ForecastStep): string[][] {
  const title = `${step.title}${MODES[step.mode]}`;
  if (step.outcome === 'notReached') return [[title, '', '', '', '', '尚不能到达']];
  if (step.outcome === 'nobody') return [[title, '（无人）', step.opensOn ?? '', '', '', excludedText(step)]];
  const carried = step.outcome === 'carried' ? '同一人此前已同意，不再审批' : '';
  return step.tasks.map((task, at) => [
    at === 0 ? title : '',
    `${task.name}${postText(task.post)}`,
    task.opensOn,
    dueText(task),
    task.decidesOn,
    [carried, step.chosen ? '由上一环节指定，可选' : '', ...remarksOn(task)].filter((part) => part !== '').join('；'),
  ]);
}

const MODES = { any: '', all: '（全部同意）', sequential: '（依次）', vote: '（表决）' } as const;

function postText(post: string): string {
  const names: Readonly<Record<string, string>> = POST_NAMES;
  return names[post] === undefined ? '' : `（${names[post]}）`;
}

function dueText({ due }: ForecastTask): string {
  return due.certainty === 'final' ? due.on : `${due.on}（暂定，最晚 ${due.latest}）`;
}

function remarksOn({ away, standIns, unattended, leavesOn, days }: ForecastTask): string[] {
  return [
    ...away.map(({ from, to, reason }) => `${from} 至 ${to} 不在岗${reason === '' ? '' : `（${reason}）`}`),
    ...standIns.map(({ name, from, to }) => `可由 ${name} 代理（${from} 至 ${to}）`),
    ...(unattended ? ['期限内无人办理'] : []),
    ...(leavesOn === null ? [] : [`${leavesOn} 后离岗`]),
    ...holidaysOf(days),
  ];
}

/** Each holiday once, however many days it has. */
function holidaysOf(days: readonly ProofLine[]): string[] {
  const names = days.map(({ kind, note }) => note ?? (kind === 'makeUp' ? '调休上班' : '休息日'));
  return names.length === 0 ? [] : [`途经 ${[...new Set(names)].join('、')}`];
}

function excludedText({ excluded }: ForecastStep): string {
  const duties: Readonly<Record<string, string>> = DUTY_NAMES;
  const posts: Readonly<Record<string, string>> = POST_NAMES;
  const why = (word: string) => {
    if (word === 'vacant') return '空缺';
    return word === 'left' ? '已离岗' : `须回避：${duties[word] ?? word}`;
  };
  const said = excluded.map((each) => `${posts[each.person] ?? each.person} ${why(each.why)}`);
  return said.length === 0 ? '没有人担任' : said.join('，');
}

function endText(end: Forecast['end'], steps: readonly ForecastStep[]): string {
  const stuck = steps.find(({ outcome }) => outcome === 'nobody');
  if (end === null) return `走不到头：“${stuck?.title ?? ''}”无人可以审批`;
  const latest = end.certainty === 'final' ? '' : `（暂定，最晚 ${end.latest}）`;
  return `各环节都用足时限，${end.on} 办完${latest}`;
}

/** What can be done now against what is in the way. */
function adviceOf(steps: readonly ForecastStep[]): string[] {
  return steps.flatMap(({ tasks }) =>
    tasks
      .filter(({ unattended }) => unattended)
      .map(({ name, person, away }) => {
        const [first] = away;
        const span = first === undefined ? '' : ` --from ${first.from} --to ${first.to}`;
        return `建议现在为 ${name} 设立代理：npx caigou proxy add ${person} --by 代理人${span}`;
      }),
  );
}

function limitText({ obligation, due, end, slackWd, breaks }: ForecastLimit): string {
  return breaks
    ? `将突破期限：${thingText(obligation)} ${due} 到期，${dayText(end)}才办完，超 ${-slackWd} 个工作日`
    : `不误期限：${thingText(obligation)} ${due} 到期，余 ${slackWd} 个工作日`;
}

const dayText = (day: PlainDate): string => `${day} `;

/** Why a step is not asked: the condition that does not hold. */
function conditionText(when: ConditionId): string {
  if (when.is === 'amount-at-least') return `金额不到 ${formatFen(fen(when.fen))} 元`;
  return NOT_HELD[when.is];
}

const NOT_HELD = {
  'single-source': '不是单一来源',
  'over-budget': '没有超预算',
  'assumed-rule-used': '没有用到暂定的规则',
  'first-year': '不是第一合同年度',
  'violation-on-record': '没有违规登记',
} as const satisfies Record<Exclude<ConditionId['is'], 'amount-at-least'>, string>;
