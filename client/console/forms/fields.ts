import type { CommandKind } from '../../../domain/commands.js';
import type { SubjectKind } from '../../../domain/policy/vocabulary.js';
import { type NamedThing, thingIn } from '../../../schemas/fields.js';
import { type JsonSchema, jsonSchemaOf } from '../../../schemas/json-schema.js';
import { proposalSchemaOf } from '../../../schemas/proposals.js';
import { bodySchemaOf } from '../../../schemas/request.js';

/** How a field is filled in. `open`: what stands in it depends on what it is about. */
export type FieldForm =
  | { as: 'text' | 'longText' | 'day' | 'score' | 'integer' | 'yesNo' | 'words' | 'files' | 'file' | 'open' }
  | { as: 'money'; signed: boolean }
  | { as: 'choice' | 'choices'; values: readonly string[] }
  | { as: 'named' | 'namedList'; names: NamedThing }
  | { as: 'group' | 'rows'; fields: Field[] };

/** One field of a command's body, as a form shows it. */
export type Field = {
  name: string;
  label: string;
  /** It must be sent; a list of which `least` is 0 may be sent with nothing in it. */
  required: boolean;
  least: number;
  /** Left empty, it is said to be nothing instead of being left out. */
  nullable: boolean;
  longest: number | null;
  /** What the field begins with; it stands so where nothing is said. */
  begin?: string;
  form: FieldForm;
};

/** The fields of a command, from the schema that also reads what is sent. */
export function fieldsOf(kind: CommandKind): Field[] {
  return fieldsIn(jsonSchemaOf(bodySchemaOf(kind)));
}

/** What a form of these fields begins with. */
export function beginOf(fields: readonly Field[]): Record<string, string> {
  return Object.fromEntries(fields.flatMap(({ name, begin }) => (begin === undefined ? [] : [[name, begin]])));
}

/** The fields of what is proposed for a subject; none where its record says everything. */
export function proposalFieldsOf(kind: SubjectKind): Field[] {
  const schema = proposalSchemaOf(kind);
  return schema === null ? [] : fieldsIn(jsonSchemaOf(schema));
}

function fieldsIn({ properties = {}, required }: JsonSchema): Field[] {
  const needed = Array.isArray(required) ? required : [];
  return Object.entries(properties).flatMap(([name, child]) => {
    if (!isNode(child)) return [];
    const node = plain(child);
    const label = chineseIn(child.description) || chineseIn(node.description) || name;
    const longest = typeof node.maxLength === 'number' ? node.maxLength : null;
    const least = node.type === 'array' ? Number(node.minItems ?? 0) : 1;
    const nullable = node !== child;
    const begin = child.default ?? node.default;
    return [
      {
        ...{ name, label, required: needed.includes(name), least, nullable, longest, form: formOf(node) },
        ...(begin !== undefined && { begin: String(begin) }),
      },
    ];
  });
}

/** From this length on, a text gets more than a line. */
const LONG = 300;

function formOf(node: JsonSchema): FieldForm {
  const { type, enum: values, items, maxLength, properties } = node;
  if (Array.isArray(values)) return { as: 'choice', values: values.map(String) };
  if (type === 'boolean') return { as: 'yesNo' };
  if (type === 'integer') return numberForm(node);
  if (type === 'array' && isNode(items)) return listForm(plain(items));
  if (type === 'object' && properties !== undefined) return { as: 'group', fields: fieldsIn(node) };
  if (type !== 'string') return { as: 'open' };
  const names = thingIn(node.$comment);
  if (names === 'file') return { as: 'file' };
  if (names !== undefined) return { as: 'named', names };
  if (isDay(node)) return { as: 'day' };
  return { as: typeof maxLength === 'number' && maxLength > LONG ? 'longText' : 'text' };
}

function numberForm({ description = '', minimum }: JsonSchema): FieldForm {
  const about = String(description);
  if (/\bfen\b/.test(about)) return { as: 'money', signed: typeof minimum !== 'number' || minimum < 0 };
  return { as: about.includes('hundredths') ? 'score' : 'integer' };
}

function listForm(item: JsonSchema): FieldForm {
  if (Array.isArray(item.enum)) return { as: 'choices', values: item.enum.map(String) };
  if (item.properties !== undefined) {
    return Object.hasOwn(item.properties, 'sha256') ? { as: 'files' } : { as: 'rows', fields: fieldsIn(item) };
  }
  const names = thingIn(item.$comment);
  return names === undefined ? { as: 'words' } : { as: 'namedList', names };
}

/** A day is a text whose description or pattern says how it is written. */
function isDay({ pattern = '', description = '' }: JsonSchema): boolean {
  return String(pattern).startsWith('^\\d{4}-\\d{2}-\\d{2}$') || String(description).includes('YYYY-MM-DD');
}

/** What a value that may be left empty is otherwise. */
function plain(node: JsonSchema): JsonSchema {
  const branches = [node.anyOf, node.oneOf].find((each) => Array.isArray(each));
  if (!Array.isArray(branches)) return node;
  const given = branches.filter(isNode).find(({ type }) => type !== 'null');
  return given === undefined ? node : { description: node.description, ...given };
}

function isNode(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The Chinese words of a description, which stand in brackets; none where there are none. */
function chineseIn(description: unknown): string {
  const found = /[(（]([^()（）]*[\u4e00-\u9fff][^()（）]*)[)）]/u.exec(String(description ?? ''))?.[1] ?? '';
  return found === '分' ? '' : found.replace(/，分$/, '');
}
