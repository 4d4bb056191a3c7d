import { closestWord } from '../../schemas/closest-word.js';
import type { FieldIssue } from '../../schemas/issues.js';
import { BLANK, type PresetOpinion } from '../../texts/zh-CN/opinions.js';

/** `revise=附件二`: a preset by its key, with what goes into its blank. */
type Given = { key: string; words: string | undefined };

/** The opinion a preset stands for in this verb, or what is wrong with what was typed. */
export function opinionFor(
  given: string,
  verb: string,
  presets: readonly PresetOpinion[],
): { opinion: string } | { issues: FieldIssue[] } {
  const { key, words } = read(given);
  const fitting = presets.filter(({ verbs }) => verbs.some((each) => each === verb));
  const found = fitting.find((each) => each.key === key);
  if (found === undefined) return { issues: [unknown(key, fitting)] };
  const wants = found.text.includes(BLANK);
  if (wants && words === undefined) return { issues: [blankLeft(found)] };
  if (!wants && words !== undefined) return { issues: [noBlank(found)] };
  return { opinion: found.text.replace(BLANK, () => words ?? '') };
}

function read(given: string): Given {
  const at = given.indexOf('=');
  if (at < 0) return { key: given.trim(), words: undefined };
  const words = given.slice(at + 1).trim();
  return { key: given.slice(0, at).trim(), words: words === '' ? undefined : words };
}

const FIELD = '--opinion-preset';

function unknown(key: string, fitting: readonly PresetOpinion[]): FieldIssue {
  const list = fitting.map((each) => `${each.key}（${each.text}）`).join('、');
  const near = closestWord(
    key,
    fitting.map((each) => each.key),
  );
  const meant = near === undefined ? '' : `，是否指 ${near}`;
  return {
    field: FIELD,
    expected: { zh: `这项命令可用的：${list || '无'}`, en: `one of: ${fitting.map((each) => each.key).join(', ')}` },
    mend: { zh: `没有 ${key}${meant}`, en: `there is no ${key}` },
  };
}

function blankLeft({ key, text }: PresetOpinion): FieldIssue {
  return {
    field: FIELD,
    expected: { zh: `“${text}”中“${BLANK}”的内容`, en: `what "${BLANK}" stands for` },
    mend: { zh: `写作 ${key}=内容`, en: `write ${key}=words` },
  };
}

function noBlank({ key, text }: PresetOpinion): FieldIssue {
  return {
    field: FIELD,
    expected: { zh: `“${text}”没有可填的空`, en: 'a preset without a blank' },
    mend: { zh: `只写 ${key}`, en: `write ${key} alone` },
  };
}
