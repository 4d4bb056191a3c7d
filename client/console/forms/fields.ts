import type { CommandKind } from '../../../domain/commands.js';
import { type JsonSchema, jsonSchemaOf } from '../../../schemas/json-schema.js';
import { bodySchemaOf } from '../../../schemas/request.js';

/** How a field is filled in. */
export type FieldForm =
  | { as: 'text' | 'longText' | 'day' | 'money' | 'integer' | 'yesNo' | 'person' | 'people' | 'words' | 'raw' }
  | { as: 'choice' | 'choices'; values: readonly string[] }
  | { as: 'group' | 'rows'; fields: readonly Field[] };

/** One field of a command's body, as a form shows it. `nullable`: left empty it is sent as nothing, not left out. */
export type Field = {
  name: string;
  label: string;
  required: boolean;
  nullable: boolean;
  longest: number | null;
  form: FieldForm;
};

/** The fields of a command, from the schema that also reads what is sent. */
export function fieldsOf(kind: CommandKind): Field[] {
  return fieldsIn(jsonSchemaOf(bodySchemaOf(kind)));
}

function fieldsIn({ properties = {}, required }: JsonSchema): Field[] {
  const needed = Array.isArray(required) ? required : [];
  return Object.entries(properties).flatMap(([name, child]) => {
    if (!isNode(child)) return [];
    const node = plain(child);
    const label = chineseIn(child.description) || chineseIn(node.description) || name;
    const longest = typeof node.maxLength === 'number' ? node.maxLength : null;
    return [
      { name, label, required: needed.includes(name), nullable: isNullable(child), longest, form: formOf(node, label) },
    ];
  });
}

/** From this length on, a text gets more than a line. */
const LONG = 300;
const PERSON = '^[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}$';

/** Stations, lots and parties have ids of the same shape; whoever is meant by a person's is called so. */
const OF_PEOPLE = /(?<!投标)人员?$/;

function formOf(node: JsonSchema, label: string): FieldForm {
  const { type, enum: values, items, maxLength, description = '', properties } = node;
  if (Array.isArray(values)) return { as: 'choice', values: values.map(String) };
  if (type === 'boolean') return { as: 'yesNo' };
  if (type === 'integer') return { as: String(description).includes('fen') ? 'money' : 'integer' };
  if (type === 'array' && isNode(items)) return listOf(plain(items), label);
  if (type === 'object' && properties !== undefined) return { as: 'group', fields: fieldsIn(node) };
  if (type !== 'string') return { as: 'raw' };
  if (isDay(node)) return { as: 'day' };
  if (node.pattern === PERSON && OF_PEOPLE.test(label)) return { as: 'person' };
  return { as: typeof maxLength === 'number' && maxLength > LONG ? 'longText' : 'text' };
}

function listOf(item: JsonSchema, label: string): FieldForm {
  if (Array.isArray(item.enum)) return { as: 'choices', values: item.enum.map(String) };
  if (item.properties !== undefined && !Object.hasOwn(item.properties, FILE_FIELD))
    return { as: 'rows', fields: fieldsIn(item) };
  if (item.type !== 'string') return { as: 'raw' };
  return { as: item.pattern === PERSON && OF_PEOPLE.test(label) ? 'people' : 'words' };
}

/** Nobody types the hash of a file. */
const FILE_FIELD = 'sha256';

/** A day is a text whose description or pattern says how it is written. */
function isDay({ pattern = '', description = '' }: JsonSchema): boolean {
  return String(pattern).startsWith('^\\d{4}-\\d{2}-\\d{2}$') || String(description).includes('YYYY-MM-DD');
}

/** What a value that may be left empty is otherwise; one of several shapes stays what no form of ours can ask. */
function plain(node: JsonSchema): JsonSchema {
  const given = branchesOf(node).filter(({ type }) => type !== 'null');
  if (given.filter(({ type }) => type === 'object').length > 1) return { description: node.description };
  const [first] = given;
  return first === undefined ? node : { description: node.description, ...first };
}

function isNullable(node: JsonSchema): boolean {
  return branchesOf(node).some(({ type }) => type === 'null');
}

function branchesOf(node: JsonSchema): JsonSchema[] {
  const branches = [node.anyOf, node.oneOf].find((each) => Array.isArray(each));
  return Array.isArray(branches) ? branches.filter(isNode) : [];
}

function isNode(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The Chinese words of a description, which stand in brackets; none where there are none. */
function chineseIn(description: unknown): string {
  const found = /[(（]([^()（）]*[\u4e00-\u9fff][^()（）]*)[)）]/u.exec(String(description ?? ''))?.[1] ?? '';
  return found === '分' ? '' : found;
}
