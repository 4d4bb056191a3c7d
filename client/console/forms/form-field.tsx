import { Form, Input, Select } from 'antd';
import type { Rule } from 'antd/es/form';
import type { ReactNode } from 'react';
import { CASE } from '../../../texts/zh-CN/console/case.js';
import { FORMS } from '../../../texts/zh-CN/console/forms.js';
import { wordName } from '../parts/words.js';
import type { Field } from './fields.js';
import { FileInput, FilesInput } from './file-inputs.js';
import { NamedInput, NamedListInput } from './id-inputs.js';
import { MoneyInput } from './money-input.js';
import type { Choice } from './offered.js';
import { GroupField, RowsField } from './parts.js';
import { inside, type Place, TOP } from './place.js';
import { changeOf, fenOf, hundredthsOf } from './values.js';

type Props = { field: Field; choices?: readonly Choice[]; place?: Place };

/** One field of a command, as its schema wants it filled in. */
export function FormField({ field, choices = [], place = TOP }: Props) {
  const { name, label, required, form } = field;
  const own = inside(place, name);
  if (form.as === 'open') return null;
  if (form.as === 'group') return <GroupField field={field} fields={form.fields} place={own} each={fieldAt} />;
  if (form.as === 'rows') return <RowsField field={field} fields={form.fields} place={own} each={fieldAt} />;
  const hint = HINTS[form.as];
  return (
    <Form.Item
      name={own.item}
      label={required ? label : `${label}（${CASE.optional}）`}
      rules={rulesOf(field)}
      className={WIDE.includes(form.as) ? 'form-wide' : 'form-narrow'}
      {...(hint !== undefined && { extra: hint })}
    >
      {choices.length > 0 ? <Select options={[...choices]} /> : inputOf(field)}
    </Form.Item>
  );
}

const fieldAt = (field: Field, place: Place) => <FormField key={field.name} field={field} place={place} />;

type As = Field['form']['as'];

const HINTS: Partial<Record<As, string>> = {
  words: CASE.list(''),
  score: FORMS.scoreHint,
  file: FORMS.fileHint,
  files: FORMS.fileHint,
};
const WIDE: readonly As[] = ['longText', 'words', 'files', 'choices', 'namedList'];

function rulesOf({ label, required, least, form }: Field): Rule[] {
  const needed: Rule[] = required && least > 0 ? [{ required: true, message: FORMS.missing(label) }] : [];
  if (form.as === 'money')
    return [...needed, valid(CASE.yuanWrong, (typed) => (form.signed ? changeOf : fenOf)(typed) !== null)];
  if (form.as === 'score') return [...needed, valid(FORMS.scoreWrong, (typed) => hundredthsOf(typed) !== null)];
  return form.as === 'integer'
    ? [...needed, valid(FORMS.integerWrong, (typed) => /^-?\d+$/.test(typed.trim()))]
    : needed;
}

function valid(message: string, test: (typed: string) => boolean): Rule {
  return {
    validator: (_rule, typed: unknown) =>
      typeof typed !== 'string' || typed === '' || test(typed) ? Promise.resolve() : Promise.reject(new Error(message)),
  };
}

const YES_NO: Choice[] = [
  { value: 'true', label: FORMS.yes },
  { value: 'false', label: FORMS.no },
];

function inputOf({ form, longest }: Field): ReactNode {
  const most = longest === null ? {} : { maxLength: longest };
  switch (form.as) {
    case 'choice':
      return <Select allowClear options={optionsOf(form.values)} />;
    case 'choices':
      return <Select mode="multiple" options={optionsOf(form.values)} />;
    case 'yesNo':
      return <Select allowClear options={YES_NO} />;
    case 'day':
      return <Input type="date" />;
    case 'named':
      return <NamedInput names={form.names} />;
    case 'namedList':
      return <NamedListInput names={form.names} />;
    case 'files':
      return <FilesInput />;
    case 'file':
      return <FileInput />;
    case 'money':
      return <MoneyInput />;
    case 'longText':
    case 'words':
      return <Input.TextArea rows={3} {...most} />;
    case 'text':
    case 'integer':
    case 'score':
      return <Input {...most} />;
    case 'open':
    case 'group':
    case 'rows':
      return null;
  }
}

function optionsOf(values: readonly string[]): Choice[] {
  return values.map((value) => ({ value, label: wordName(value) }));
}
