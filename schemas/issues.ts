import type { z } from 'zod';
import { type Both, patternNamed } from './patterns.js';

/** One mistake of an input: which field, what was expected there, how to mend it; Chinese and English. */
export type FieldIssue = { field: string; expected: Both; mend: Both };

type Issue = z.core.$ZodIssue;
type Said = Omit<FieldIssue, 'field'>;

/** What a failed parse says to the person who typed the input. `input` tells a missing field from a wrong one. */
export function formatIssues(error: z.ZodError, input: unknown): FieldIssue[] {
  return error.issues.flatMap((issue) => explained(issue, [], input));
}

/** `contractor.name`, `parts[0]`; the whole input is `(input)`. */
export function fieldOf(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return text === '' ? '(input)' : text.replace(/^\./, '');
}

function explained(issue: Issue, above: readonly PropertyKey[], input: unknown): FieldIssue[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: fieldOf([...path, key]), ...UNKNOWN_FIELD }));
  }
  if (issue.code === 'invalid_union') {
    // The branch that got furthest is the one the writer meant.
    const meant = issue.errors.toSorted((a, b) => a.length - b.length)[0] ?? [];
    if (meant.length > 0) return meant.flatMap((inner) => explained(inner, path, input));
  }
  const said = isMissing(input, path) && issue.code !== 'custom' ? MISSING : saidOf(issue, path);
  return [{ field: fieldOf(path), ...said }];
}

/** Nothing of that name may stand here. */
export const UNKNOWN_FIELD: Said = {
  expected: { zh: '没有这个字段', en: 'no such field' },
  mend: {
    zh: '删去，或核对拼写（caigou schema 列出全部字段）',
    en: 'remove it or check its spelling (caigou schema lists all fields)',
  },
};
const MISSING: Said = {
  expected: { zh: '必填', en: 'a required field' },
  mend: { zh: '请补充', en: 'give it' },
};
/** Said where a rule of its own already tells what is wrong. */
export const UNFIT: Both = { zh: '请核对后改正', en: 'check and mend it' };

function saidOf(issue: Issue, path: readonly PropertyKey[]): Said {
  switch (issue.code) {
    case 'invalid_type':
      return typeSaid(issue, path);
    case 'too_small':
      return { expected: bound(issue.origin, 'min', Number(issue.minimum)), mend: UNFIT };
    case 'too_big':
      return { expected: bound(issue.origin, 'max', Number(issue.maximum)), mend: UNFIT };
    case 'invalid_value':
      return choiceSaid(issue.values.map(String));
    case 'invalid_format':
      return formatSaid(issue);
    case 'custom':
      return customSaid(issue);
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
      return { expected: { zh: issue.message, en: issue.message }, mend: UNFIT };
  }
}

const EMAIL: Said = {
  expected: { zh: '电子邮箱地址', en: 'an e-mail address' },
  mend: { zh: '例如 office@example.gov.cn', en: 'for example office@example.gov.cn' },
};

/** A schema's own words stand, unless they are those of the library. */
function formatSaid(issue: Extract<Issue, { code: 'invalid_format' }>): Said {
  const known = patternNamed(issue.pattern);
  if (known !== undefined) return { expected: known.expected, mend: known.mend };
  const own = ownWords(issue);
  if (issue.format === 'email' && own === undefined) return EMAIL;
  return { expected: { zh: own ?? issue.message, en: issue.message }, mend: UNFIT };
}

/** What the schema itself says, where it does: the library speaks English. */
export function ownWords({ message }: Issue): string | undefined {
  return /^[\x20-\x7e]*$/.test(message) ? undefined : message;
}

const TYPE_NAMES: Record<string, Both> = {
  string: { zh: '文字', en: 'text' },
  int: { zh: '整数', en: 'a whole number' },
  number: { zh: '数字', en: 'a number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组字段', en: 'an object' },
  record: { zh: '一组字段', en: 'an object' },
};

function typeSaid(issue: Extract<Issue, { code: 'invalid_type' }>, path: readonly PropertyKey[]): Said {
  const expected = String(issue.expected);
  if (expected === 'int' && /fen$|^base$|^spent$/i.test(String(path.at(-1)))) {
    return {
      expected: { zh: '以分为单位的整数', en: 'money as a whole number of fen' },
      mend: { zh: '1234.56 元写作 123456', en: '1234.56 yuan is written 123456' },
    };
  }
  const name = TYPE_NAMES[expected] ?? { zh: expected, en: expected };
  const own = ownWords(issue);
  return { expected: name, mend: { zh: own ?? `请改为${name.zh}`, en: `make it ${name.en}` } };
}

/** A limit in words, by what it limits: `不超过 200 个字`. */
export function bound(origin: string, side: 'min' | 'max', limit: number): Both {
  const zh = side === 'min' ? '不少于' : '不超过';
  const en = side === 'min' ? 'at least' : 'at most';
  if (origin === 'string') return { zh: `${zh} ${limit} 个字`, en: `${en} ${limit} characters` };
  if (origin === 'array') return { zh: `${zh} ${limit} 项`, en: `${en} ${limit} entries` };
  return { zh: `${zh} ${limit}`, en: `${en} ${limit}` };
}

function choiceSaid(values: readonly string[]): Said {
  const list = values.join(' | ');
  return {
    expected: { zh: `其中之一：${list}`, en: `one of: ${list}` },
    mend: { zh: '照抄其中一个，区分大小写', en: 'copy one of them as it is written' },
  };
}

/** Own checks may say themselves in both languages (`params.en`, `params.mend`); else their message stands. */
function customSaid(issue: Extract<Issue, { code: 'custom' }>): Said {
  const { en, mend } = issue.params ?? {};
  return {
    expected: { zh: issue.message, en: typeof en === 'string' ? en : issue.message },
    mend: isBoth(mend) ? mend : UNFIT,
  };
}

function isBoth(value: unknown): value is Both {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
}

/** Nothing stands where an object or a list could have it; a word of a joined list is there, though no field holds it. */
function isMissing(input: unknown, path: readonly PropertyKey[]): boolean {
  if (valueAt(input, path) !== undefined) return false;
  return path.length === 0 || typeof valueAt(input, path.slice(0, -1)) !== 'string';
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    input,
  );
}
