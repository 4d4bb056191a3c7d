import type { Preview } from '../../domain/cycle/preview-types.js';
import type { MovedRule } from '../../domain/policy/moved-rules.js';
import type { PolicyMove } from '../../domain/what-if/types.js';
import { fieldName, paramName } from '../../texts/zh-CN/policy.js';
import { fieldText } from '../../texts/zh-CN/policy-values.js';
import { thingText } from '../../texts/zh-CN/things.js';
import { standingText } from './what-if-text.js';

/** What a move to another policy changes; a duty of which only the day moves is told with the dates already. */
export function policyMoveText({ duties, params, rules, kept }: PolicyMove, dates: Preview['dates']): string[] {
  const dated = new Set(dates.map(({ of }) => of));
  const standings = duties
    .filter(({ id, a, b }) => !dated.has(id) || a?.status !== b?.status)
    .map(({ id, a, b }) => `  状态 ${thingText(id)}：${standingText(a)} → ${standingText(b)}`);
  const judged = [
    ...params.map(({ name, a, b }) => `    ${paramName(name)}：${fieldText(a)} → ${fieldText(b)}`),
    ...rules.flatMap(ruleLines),
  ];
  return [
    ...standings,
    judged.length === 0 ? '  规则没有不同' : '  以后按新规则办理，与现行的不同：',
    ...judged,
    ...(kept.length === 0 ? [] : ['  新规定只适用于此后启动的周期，本周期仍按原规定：']),
    ...kept.map((rule) => `    ${thingText(rule)}`),
  ];
}

function ruleLines(rule: MovedRule): string[] {
  const marks = [
    ...(rule.from === null ? [] : [`适用于${rule.from}起发生的事项，此前的仍按原规定`]),
    ...(rule.refuses ? ['不符合的不予办理'] : []),
    ...(rule.forLaterCycles ? ['新规定本只适用于此后启动的周期'] : []),
  ];
  const mark = marks.length === 0 ? '' : `［${marks.join('；')}］`;
  const head = `    ${thingText(rule.rule)}${mark}`;
  if ('only' in rule) return [`${head}：${rule.only === 'b' ? '新增' : '取消'}`];
  return [
    `${head}：`,
    ...rule.fields.map(({ name, a, b }) => `      ${fieldName(name)}：${fieldText(a)} → ${fieldText(b)}`),
  ];
}
