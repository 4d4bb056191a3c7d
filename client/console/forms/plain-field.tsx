import { AutoComplete, Form, Input, Select, Switch } from 'antd';
import type { Rule } from 'antd/es/form';
import type { ReactNode } from 'react';
import { CASE } from '../../../texts/zh-CN/console/case.js';
import { wordName } from '../parts/words.js';
import type { Field } from './fields.js';
import type { Choice, FieldPath, Guide } from './guide.js';
import { usePeople } from './use-people.js';
import { fenOf } from './values.js';

type PlainProps = { field: Field; guide: Guide; choices: readonly Choice[]; within: FieldPath };

/** One value of a command: an input that fits it, what is needed, and what the rules of the place forbid. */
export function PlainField({ field, guide, choices, within }: PlainProps) {
  const { name, label, form, nullable } = field;
  const required = (field.required && !nullable) || guide.needed === true;
  const hints = [HINTS[form.as], ...(guide.hints ?? [])].filter((hint) => hint !== undefined);
  const offered = [...choices, ...(guide.choices ?? [])];
  return (
    <Form.Item
      name={[...within, name]}
      label={required ? label : `${label}（${CASE.optional}）`}
      rules={[...rulesOf(field, required), ...checksOf(guide)]}
      {...(hints.length > 0 && { extra: hints.map((hint) => <div key={hint}>{hint}</div>) })}
      {...(form.as === 'yesNo' && { valuePropName: 'checked' })}
    >
      {offered.length > 0 ? offeredInput(offered, required, guide) : inputOf(field, guide)}
    </Form.Item>
  );
}

function offeredInput(offered: Choice[], required: boolean, { free = false }: Guide): ReactNode {
  return free ? <AutoComplete options={offered} /> : <Select options={offered} allowClear={!required} />;
}

/** What the rules of the place forbid is told before it is sent. */
function checksOf({ check }: Guide): Rule[] {
  if (check === undefined) return [];
  return [
    {
      validator: (_rule, typed: unknown) => {
        const wrong = check(typed);
        return wrong === null ? Promise.resolve() : Promise.reject(new Error(wrong));
      },
    },
  ];
}

const HINTS: Partial<Record<Field['form']['as'], string>> = {
  money: CASE.yuanHint,
  raw: CASE.rawHint,
  words: CASE.list(''),
};

function rulesOf({ label, form }: Field, required: boolean): Rule[] {
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

function inputOf({ form, longest }: Field, { values }: Guide): ReactNode {
  const most = longest === null ? {} : { maxLength: longest };
  switch (form.as) {
    case 'choice':
      return <Select allowClear options={named(values ?? form.values)} />;
    case 'choices':
      return <Select mode="multiple" options={named(values ?? form.values)} />;
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
    case 'group':
    case 'rows':
      return null;
  }
}

const named = (values: readonly string[]) => values.map((value) => ({ value, label: wordName(value) }));

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
