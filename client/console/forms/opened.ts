import { OUTSIDE_KINDS } from '../../../schemas/commands.js';
import { CONTENT_NAMES } from '../../../texts/zh-CN/contents.js';
import { type Field, type FieldForm, fieldsOf } from './fields.js';
import { isTyped, type Typed } from './values.js';

/** What stands open in a form becomes a part of its own, once it is known what is to be filled in; until then it is left out. */
export function opened(fields: readonly Field[], inside: readonly Field[]): Field[] {
  return fields.flatMap((field): Field[] => {
    if (field.form.as !== 'open') return [field];
    if (inside.length === 0) return [];
    const required = field.required || inside.some((each) => each.required);
    return [{ ...field, required, form: { as: 'group', fields: [...inside] } }];
  });
}

/** Fields for a content that is on record, as it stands there: a correction changes values, not what there is. */
export function fieldsLike(content: Typed): Field[] {
  return Object.entries(content).map(([name, value]) => ({
    name,
    label: labelOf(name),
    required: false,
    least: 0,
    nullable: false,
    longest: null,
    form: formLike(name, value),
  }));
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LONG = 40;

function formLike(name: string, value: unknown): FieldForm {
  const known = knownForm(name, value);
  if (known !== undefined) return known;
  if (typeof value === 'number') return numberLike(name);
  if (typeof value === 'boolean') return { as: 'yesNo' };
  if (Array.isArray(value)) {
    const rows = value.filter(isTyped);
    return rows.length === 0 ? { as: 'words' } : { as: 'rows', fields: fieldsLike(Object.assign({}, ...rows)) };
  }
  if (isTyped(value)) return { as: 'group', fields: fieldsLike(value) };
  if (typeof value === 'string' && DAY.test(value)) return { as: 'day' };
  return { as: typeof value === 'string' && value.length > LONG ? 'longText' : 'text' };
}

function numberLike(name: string): FieldForm {
  if (/fen$/i.test(name)) return { as: 'money', signed: true };
  return { as: name.includes('Hundredths') ? 'score' : 'integer' };
}

/** A choice stays one, and files stay files, as in the command they came from. */
function knownForm(name: string, value: unknown): FieldForm | undefined {
  const same = allFields().filter((field) => field.name === name);
  return same.find(({ form }) => {
    if (form.as === 'choice') return typeof value === 'string' && form.values.includes(value);
    if (form.as === 'choices') return Array.isArray(value) && value.every((each) => form.values.includes(String(each)));
    return form.as === 'files';
  })?.form;
}

function labelOf(name: string): string {
  return allFields().find((field) => field.name === name)?.label ?? CONTENT_NAMES[name] ?? name;
}

const kept: { all: Field[] } = { all: [] };

/** Every field of every command, also those inside others. */
function allFields(): readonly Field[] {
  if (kept.all.length === 0) kept.all = OUTSIDE_KINDS.flatMap((kind) => within(fieldsOf(kind)));
  return kept.all;
}

function within(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => {
    const { form } = field;
    return form.as === 'group' || form.as === 'rows' ? [field, ...within(form.fields)] : [field];
  });
}
