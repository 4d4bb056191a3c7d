import { OUTSIDE_KINDS } from '../../schemas/commands.js';
import { type JsonSchema, jsonSchemaOf } from '../../schemas/json-schema.js';
import { type AskedKind, bodySchemaOf } from '../../schemas/request.js';
import { valueName } from '../../texts/zh-CN/value-names.js';
import { exampleText } from './field-examples.js';

/** One field of a command's body, as a person is told of it. */
export type CommandField = { path: string; label: string; required: boolean; form: string; example: unknown };

type Node = JsonSchema;

/** True for a command a person may give. */
export function isAskedKind(kind: string): kind is AskedKind {
  return OUTSIDE_KINDS.some((each) => each === kind);
}

/** Fields of a command's body, outer before inner; a field of a list's entries is `stations[].name`. */
export function fieldsOf(kind: AskedKind): CommandField[] {
  return under(jsonSchemaOf(bodySchemaOf(kind)), '');
}

/** A body that the schema of the command accepts: every field that must be given, each with a plausible value. */
export function exampleOf(kind: AskedKind): unknown {
  return exampleAt(jsonSchemaOf(bodySchemaOf(kind)), 'data');
}

/** The field at a place of an input (`stations[0].name`), whichever entry of a list it stands in. */
export function fieldAt(kind: AskedKind, place: string): CommandField | undefined {
  const path = place.replace(/\[\d+\]/g, '[]');
  return fieldsOf(kind).find((field) => field.path === path || `${field.path}[]` === path);
}

/** The Chinese words of a description, which stand in brackets; none where there are none. */
function chineseIn(description: unknown): string {
  const found = /[(（]([^()（）]*[\u4e00-\u9fff][^()（）]*)[)）]/u.exec(String(description ?? ''))?.[1] ?? '';
  return found === '分' ? '' : found;
}

function under(node: Node, prefix: string): CommandField[] {
  const required = Array.isArray(node.required) ? node.required : [];
  return Object.entries(node.properties ?? {}).flatMap(([name, child]) => {
    if (!isNode(child)) return [];
    const [path, inner] = [`${prefix}${name}`, plain(child)];
    const own = {
      path,
      label: chineseIn(child.description) || chineseIn(inner.description),
      required: required.includes(name),
      form: formOf(child),
      example: exampleAt(inner, name),
    };
    const items = isNode(inner.items) ? plain(inner.items) : undefined;
    return [own, ...under(inner, `${path}.`), ...(items === undefined ? [] : under(items, `${path}[].`))];
  });
}

/** What a value that may be left empty is otherwise. */
function plain(node: Node): Node {
  const branches = branchesOf(node).filter(({ type }) => type !== 'null');
  return branches[0] ?? node;
}

function branchesOf({ anyOf, oneOf }: Node): Node[] {
  const branches = anyOf ?? oneOf;
  return Array.isArray(branches) ? branches.filter(isNode) : [];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How a value is written, in words. */
function formOf(node: Node): string {
  const branches = branchesOf(node);
  if (branches.length > 0) return [...new Set(branches.map(formOf))].join('，或 ');
  const { type, enum: values, const: only, description = '', items } = node;
  if (only !== undefined) return JSON.stringify(only);
  if (Array.isArray(values)) return choiceText(values.map(String));
  switch (type) {
    case 'array':
      return isNode(items) ? `列表，每项：${formOf(items)}` : '列表';
    case 'integer':
      return String(description).includes('fen') ? '金额，以分为单位的整数' : '整数';
    case 'number':
      return '数字';
    case 'boolean':
      return 'true（是）或 false（否）';
    case 'null':
      return 'null（没有）';
    case 'object':
      return '一组字段';
    default:
      return String(node.pattern ?? '').startsWith('^\\d{4}-\\d{2}-\\d{2}$') ? '日期 YYYY-MM-DD' : '文字';
  }
}

/** A list that nobody would read to its end is cut short; the published schema has it whole. */
function choiceText(values: readonly string[]): string {
  const shown = values
    .slice(0, values.length > MOST_CHOICES ? 3 : MOST_CHOICES)
    .map(named)
    .join('、');
  return values.length > MOST_CHOICES ? `其中之一：${shown}等 ${values.length} 种` : `其中之一：${shown}`;
}

const MOST_CHOICES = 30;

function named(value: string): string {
  const name = valueName(value);
  return name === undefined ? value : `${value}（${name}）`;
}

/** A value of that form. Of lists one entry, of optional fields none. */
function exampleAt(node: Node, name: string): unknown {
  const one = plain(node);
  const { type, enum: values, const: only, items } = one;
  if (only !== undefined) return only;
  if (Array.isArray(values)) return values[0];
  switch (type) {
    case 'array':
      return isNode(items) ? [exampleAt(items, name)] : [];
    case 'integer':
    case 'number':
      return numberIn(one);
    case 'boolean':
      return false;
    case 'object':
      return entriesOf(one);
    default:
      return exampleText(name, String(one.pattern ?? ''), chineseIn(one.description));
  }
}

function entriesOf(node: Node): Record<string, unknown> {
  const required = Array.isArray(node.required) ? node.required : [];
  const given = Object.entries(node.properties ?? {}).flatMap(([name, child]): [string, unknown][] =>
    required.includes(name) && isNode(child) ? [[name, exampleAt(child, name)]] : [],
  );
  return Object.fromEntries(given);
}

const SOME_MONEY = 40_000_000;

function numberIn({ description = '', minimum, maximum }: Node): number {
  if (String(description).includes('fen')) return SOME_MONEY;
  return Math.min(Math.max(1, Number(minimum ?? 1)), Number(maximum ?? 1));
}
