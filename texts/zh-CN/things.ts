import { RULE_NAMES } from './rule-names.js';
import { subjectText } from './subjects.js';

/**
 * What an id points at, in words: a duty `plan-filing@programme#1` → 报送年度实施计划备案（整个采购项目）, a task
 * `a1.2.1` → 审批待办 a1.2.1, another subject as `subjectText` has it.
 */
export function thingText(id: string): string {
  const whole = RULE_NAMES[id];
  if (whole !== undefined) return whole;
  const [, rule, subject] = /^([a-z0-9-]+)@(.+)#\d+$/.exec(id) ?? [];
  if (rule !== undefined && subject !== undefined) return `${RULE_NAMES[rule] ?? rule}（${subjectText(subject)}）`;
  if (/^a\d+\.\d+\.\d+$/.test(id)) return `审批待办 ${id}`;
  if (id === 'stuck' || id.startsWith('stuck:')) return '受阻事项';
  const [, noun, rest] = /^(rank|policy|calendar) (.+)$/.exec(id) ?? [];
  return noun === undefined ? subjectText(id) : `${NOUNS[noun] ?? noun} ${rest}`;
}

const NOUNS: Readonly<Record<string, string>> = { rank: '排名', policy: '政策', calendar: '日历' };

/** Beside the due day of a payment that lies after the treasury closes. */
export function treasuryText(closes: string): string {
  return `国库 ${closes} 关账，请提前`;
}
