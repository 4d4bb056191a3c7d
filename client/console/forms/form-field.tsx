import { AutoComplete, Form, Input, Select } from 'antd';
import type { Rule } from 'antd/es/form';
import type { ReactNode } from 'react';
import { CASE } from '../../../texts/zh-CN/console/case.js';
import { FORMS } from '../../../texts/zh-CN/console/forms.js';
import { flagText, wordName } from '../parts/words.js';
import { DayInput } from './day-input.js';
import { DAY_RULE } from './day-rule.js';
import type { Field } from './fields.js';
import { FileInput, FilesInput } from './file-inputs.js';
import { type Guide, useGuide } from './guide.js';
import { NamedInput, NamedListInput } from './id-inputs.js';
import { MoneyInput } from './money-input.js';
import type { Choice } from './offered.js';
import { GroupField, RowsField } from './parts.js';
import { inside, type Place, TOP } from './place.js';
import { changeOf, fenOf, hundredthsOf } from './values.js';

type Props = { field: Field; choices?: readonly Choice[]; place?: Place };

/** One field of a command, as its schema wants it filled in. */
export function FormField({ field, choices = [], place = TOP }: Props) {
  const { name, label, required, nullable, form } = field;
  const own = inside(place, name);
  const guide = useGuide(own.whole);
  if (form.as === 'open') return null;
  if (form.as === 'group') return <GroupField field={field} fields={form.fields} place={own} each={fieldAt} />;
  if (form.as === 'rows') return <RowsField field={field} fields={form.fields} place={own} each={fieldAt} />;
  const needed = (required && !nullable) || guide.needed === true;
  const hints = [HINTS[form.as], ...(guide.hints ?? [])].filter((hint) => hint !== undefined);
  const offered = [...choices, ...(guide.choices ?? [])];
  return (
    <Form.Item
      name={own.item}
      label={needed ? label : `${label}（${CASE.optional}）`}
      rules={[...rulesOf(field, needed), ...checksOf(guide)]}
      className={WIDE.includes(form.as) ? 'form-wide' : 'form-narrow'}
      {...(hints.length > 0 && { extra: hints.map((hint) => <div key={hint}>{hint}</div>) })}
    >
      {offered.length > 0 ? offeredInput(offered, needed, guide) : inputOf(field, guide)}
    </Form.Item>
  );
}

function offeredInput(offered: Choice[], needed: boolean, { free = false }: Guide): ReactNode {
  return free ? <AutoComplete options={offered} /> : <Select options={offered} allowClear={!needed} />;
}

/** What the rules of the place forbid is told before it is sent. */
function checksOf({ check }: Guide): Rule[] {
  if (check === undefined) return [];
  const validator = (_rule: unknown, typed: unknown) => {
    const wrong = check(typed);
    return wrong === null ? Promise.resolve() : Promise.reject(new Error(wrong));
  };
  return [{ validator }];
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

function rulesOf({ label, least, form }: Field, isNeeded: boolean): Rule[] {
  const needed: Rule[] = isNeeded && least > 0 ? [{ required: true, message: FORMS.missing(label) }] : [];
  if (form.as === 'money')
    return [...needed, valid(CASE.yuanWrong, (typed) => (form.signed ? changeOf : fenOf)(typed) !== null)];
  if (form.as === 'day') return [...needed, DAY_RULE];
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
  { value: 'true', label: flagText(true) },
  { value: 'false', label: flagText(false) },
];

function inputOf({ form, longest }: Field, { values }: Guide): ReactNode {
  const most = longest === null ? {} : { maxLength: longest };
  switch (form.as) {
    case 'choice':
      return <Select allowClear options={optionsOf(values ?? form.values)} />;
    case 'choices':
      return <Select mode="multiple" options={optionsOf(values ?? form.values)} />;
    case 'yesNo':
      return <Select allowClear options={YES_NO} />;
    case 'day':
      return <DayInput />;
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
