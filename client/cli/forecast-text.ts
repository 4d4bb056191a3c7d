import type { ProofLine } from '../../domain/calendar/deadline-types.js';
import type { Forecast, ForecastLimit, ForecastStep, ForecastTask } from '../../domain/forecast/types.js';
import { fen } from '../../domain/money/fen.js';
import { formatFen } from '../../domain/money/format.js';
import type { ConditionId } from '../../domain/policy/vocabulary.js';
import { DUTY_NAMES } from '../../texts/zh-CN/contents.js';
import { NOT_HELD, FORECAST_TEXTS as TEXTS } from '../../texts/zh-CN/forecast.js';
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
    ...skipped.map(({ title, when }) => TEXTS.skipped(title, conditionText(when))),
    endText(end, steps),
    ...adviceOf(steps),
    ...limits.map(limitText),
    ...(authority === 'assumed' ? [TEXTS.assumed] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function rowsOf(step: ForecastStep): string[][] {
  const title = `${step.title}${TEXTS.modes[step.mode]}`;
  if (step.outcome === 'notReached') return [[title, '', '', '', '', TEXTS.notReached]];
  if (step.outcome === 'nobody') return [[title, TEXTS.nobody, step.opensOn ?? '', '', '', excludedText(step)]];
  const carried = step.outcome === 'carried' ? TEXTS.carried : '';
  return step.tasks.map((task, at) => [
    at === 0 ? title : '',
    `${task.name}${postText(task.post)}`,
    task.opensOn,
    dueText(task),
    task.decidesOn,
    [carried, step.chosen ? TEXTS.chosen : '', ...remarksOn(task)].filter((part) => part !== '').join('；'),
  ]);
}

function postText(post: string): string {
  const names: Readonly<Record<string, string>> = POST_NAMES;
  return names[post] === undefined ? '' : `（${names[post]}）`;
}

function dueText({ due }: ForecastTask): string {
  return TEXTS.due(due.on, due.certainty === 'final' ? null : due.latest);
}

function remarksOn({ away, standIns, unattended, leavesOn, days }: ForecastTask): string[] {
  return [
    ...away.map(({ from, to, reason }) => TEXTS.away(from, to, reason)),
    ...standIns.map(({ name, from, to }) => TEXTS.standIn(name, from, to)),
    ...(unattended ? [TEXTS.unattended] : []),
    ...(leavesOn === null ? [] : [TEXTS.leaves(leavesOn)]),
    ...holidaysOf(days),
  ];
}

/** Each holiday once, however many days it has. */
function holidaysOf(days: readonly ProofLine[]): string[] {
  const names = days.map(({ kind, note }) => note ?? (kind === 'makeUp' ? TEXTS.makeUp : TEXTS.rest));
  return names.length === 0 ? [] : [TEXTS.passes([...new Set(names)].join('、'))];
}

function excludedText({ excluded }: ForecastStep): string {
  const duties: Readonly<Record<string, string>> = DUTY_NAMES;
  const posts: Readonly<Record<string, string>> = POST_NAMES;
  const why = (word: string) => {
    if (word === 'vacant') return TEXTS.vacant;
    return word === 'left' ? TEXTS.left : TEXTS.avoids(duties[word] ?? word);
  };
  const said = excluded.map((each) => `${posts[each.person] ?? each.person} ${why(each.why)}`);
  return said.length === 0 ? TEXTS.noHolder : said.join('，');
}

function endText(end: Forecast['end'], steps: readonly ForecastStep[]): string {
  const stuck = steps.find(({ outcome }) => outcome === 'nobody');
  if (end === null) return TEXTS.deadEnd(stuck?.title ?? '');
  return TEXTS.end(end.on, end.certainty === 'final' ? null : end.latest);
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
  const what = thingText(obligation);
  return breaks ? TEXTS.breaks(what, due, end, -slackWd) : TEXTS.keeps(what, due, slackWd);
}

/** Why a step is not asked: the condition that does not hold. */
function conditionText(when: ConditionId): string {
  if (when.is === 'amount-at-least') return TEXTS.below(formatFen(fen(when.fen)));
  return NOT_HELD[when.is];
}
