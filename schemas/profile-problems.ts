import type { z } from 'zod';
import { closestWord } from './closest-word.js';
import { bound, ownWords } from './issues.js';
import { patternNamed } from './patterns.js';

/** A mistake in a profile: where it is, what was expected there, and how to mend it. */
export type ProfileProblem = { file: string; path: string; expected: string; hint: string };

type Issue = z.core.$ZodIssue;

const FIT = '核对这一处的值';

/** What the file is called in messages, and the fields there are, to guess what was meant. */
type Context = { file: string; fields: readonly string[] };

/** Problems in the order they stand in the file. */
export function problemsOf(issues: readonly Issue[], context: Context): ProfileProblem[] {
  return issues.flatMap((issue) => problemsOfIssue(issue, context, []));
}

function problemsOfIssue(issue: Issue, context: Context, above: readonly PropertyKey[]): ProfileProblem[] {
  const path = [...above, ...issue.path];
  const problem = (place: readonly PropertyKey[], expected: string, hint: string) => [
    { file: context.file, path: pathText(place), expected, hint },
  ];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.flatMap((key) => problem([...path, key], '没有这个字段', fieldHint(key, context.fields)));
    case 'invalid_value':
      return problem(path, oneOf(issue.values), wordHint(issue.input, issue.values));
    case 'invalid_union':
      return unionProblems(issue, context, path) ?? problem(path, issue.message, '核对这一处的写法');
    case 'invalid_type':
      return problem(path, typeText(issue.expected), typeHint(issue.input));
    case 'invalid_format': {
      // A schema's own words come first; those of the library are no help to whoever writes a profile.
      const known = ownWords(issue) === undefined ? patternNamed(issue.pattern) : undefined;
      return problem(path, known?.expected.zh ?? issue.message, known?.mend.zh ?? FIT);
    }
    case 'too_big':
      return problem(path, ownWords(issue) ?? `应${bound(issue.origin, 'max', Number(issue.maximum)).zh}`, FIT);
    case 'too_small':
      return problem(path, ownWords(issue) ?? `应${bound(issue.origin, 'min', Number(issue.minimum)).zh}`, FIT);
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'not_multiple_of':
      return problem(path, issue.message, FIT);
  }
}

/** A word that names no variant, or else the mistakes of the variant that fits best: the one with the fewest. */
function unionProblems(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  context: Context,
  path: readonly PropertyKey[],
): ProfileProblem[] | undefined {
  if ('options' in issue && Array.isArray(issue.options)) {
    const given = valueAt(issue.input, path.at(-1));
    const expected = oneOf(issue.options);
    return [{ file: context.file, path: pathText(path), expected, hint: wordHint(given, issue.options) }];
  }
  const variants = issue.errors.filter((errors) => errors.length > 0);
  const [best] = [...variants].sort((a, b) => a.length - b.length);
  return best?.flatMap((each) => problemsOfIssue(each, context, path));
}

function valueAt(group: unknown, field: PropertyKey | undefined): unknown {
  if (typeof group !== 'object' || group === null) return undefined;
  return new Map<PropertyKey, unknown>(Object.entries(group)).get(String(field));
}

/** `rules.3.limit.amount`; an empty path is the whole file. */
function pathText(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}

function oneOf(values: readonly unknown[]): string {
  const shown = values.slice(0, 12).map(String).join('、');
  return values.length > 12
    ? `应为 ${shown} 等 ${values.length} 个词之一`
    : `应为 ${shown}${values.length > 1 ? ' 之一' : ''}`;
}

function fieldHint(key: string, fields: readonly string[]): string {
  const near = closestWord(key, fields);
  return near === undefined || near === key ? '去掉它；此处可用的字段见 caigou schema profile' : `是不是 ${near}？`;
}

function wordHint(input: unknown, values: readonly unknown[]): string {
  const near = typeof input === 'string' ? closestWord(input, values.map(String)) : undefined;
  return near === undefined ? '词表见 caigou schema profile' : `是不是 ${near}？`;
}

const TYPE_WORDS: Record<string, string> = {
  string: '应为文本',
  number: '应为数字',
  int: '应为整数',
  boolean: '应为 true 或 false',
  array: '应为列表',
  object: '应为字段组',
  record: '应为字段组',
};

function typeText(expected: string): string {
  return TYPE_WORDS[expected] ?? `应为 ${expected}`;
}

function typeHint(input: unknown): string {
  return input === undefined ? '这里缺少内容，请补上' : `现在是 ${JSON.stringify(input)}`;
}
