import { AutoComplete, Form, Input, Select, Switch } from 'antd';
import type { Rule } from 'antd/es/form';
import type { ReactNode } from 'react';
import { CASE } from '../../../texts/zh-CN/console/case.js';
import { wordName } from '../parts/words.js';
import type { Field } from './fields.js';
import { usePeople } from './use-people.js';
import { fenOf } from './values.js';

export type Choice = { value: string; label: string };

/** One field of a command, as its schema wants it filled in. */
export function FormField({ field, choices = [] }: { field: Field; choices?: readonly Choice[] }) {
  const { name, label, required, form } = field;
  const hint = HINTS[form.as];
  return (
    <Form.Item
      name={name}
      label={required ? label : `${label}（${CASE.optional}）`}
      rules={rulesOf(field)}
      {...(hint !== undefined && { extra: hint })}
      {...(form.as === 'yesNo' && { valuePropName: 'checked' })}
    >
      {choices.length > 0 ? <Select options={[...choices]} /> : inputOf(field)}
    </Form.Item>
  );
}

const HINTS: Partial<Record<Field['form']['as'], string>> = {
  money: CASE.yuanHint,
  raw: CASE.rawHint,
  words: CASE.list(''),
};

function rulesOf({ label, required, form }: Field): Rule[] {
  const needed: Rule[] = required && form.as !== 'yesNo' ? [{ required: true, message: label }] : [];
  if (form.as === 'money') return [...needed, valid(CASE.yuanWrong, (typed) => fenOf(typed) !== null)];
  return form.as === 'raw' ? [...needed, valid(CASE.rawWrong, isJson)] : needed;
}

function valid(message: string, test: (typed: string) => boolean): Rule {
  return {
    validator: (_rule, typed: unknown) =>
      typeof typed !== 'string' || typed === '' || test(typed) ? Promise.resolve() : Promise.reject(new Error(message)),
  };
}

function isJson(typed: string): boolean {
  try {
    JSON.parse(typed);
    return true;
  } catch {
    return false;
  }
}

function inputOf({ form, longest }: Field): ReactNode {
  const most = longest === null ? {} : { maxLength: longest };
  switch (form.as) {
    case 'choice':
      return <Select allowClear options={form.values.map((value) => ({ value, label: wordName(value) }))} />;
    case 'choices':
      return <Select mode="multiple" options={form.values.map((value) => ({ value, label: wordName(value) }))} />;
    case 'yesNo':
      return <Switch />;
    case 'day':
      return <Input type="date" />;
    case 'person':
      return <PersonInput />;
    case 'people':
      return <PeopleInput />;
    case 'longText':
    case 'words':
    case 'raw':
      return <Input.TextArea rows={3} {...most} />;
    case 'text':
    case 'money':
    case 'integer':
      return <Input {...most} />;
  }
}

type Bound<Value> = { id?: string; value?: Value; onChange?: (value: Value) => void };

/** Somebody of the directory; where that is closed, the id is typed. */
function PersonInput(bound: Bound<string>) {
  const { choices } = usePeople();
  const matching = (typed: string, option?: { value: string; label: string }) =>
    option !== undefined && `${option.value} ${option.label}`.includes(typed);
  return <AutoComplete {...bound} options={choices} showSearch={{ filterOption: matching }} />;
}

function PeopleInput(bound: Bound<string[]>) {
  const { choices } = usePeople();
  return <Select {...bound} mode={choices.length === 0 ? 'tags' : 'multiple'} options={choices} />;
}
