import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { FORM } from '../../../texts/zh-CN/console/form.js';
import type { Field } from './fields.js';
import { type Choice, type FieldPath, type Guide, useGuide } from './guide.js';
import { PlainField } from './plain-field.js';

type Props = {
  field: Field;
  choices?: readonly Choice[];
  /** Where the field stands in the form of a list; left out at the top. */
  within?: FieldPath;
  /** The same from the top of the form. */
  at?: FieldPath;
};

/** One field of a command, as its schema wants it filled in and what rules here say of it. */
export function FormField({ field, choices = [], within = [], at = [] }: Props) {
  const guide = useGuide([...at, field.name]);
  if (field.form.as === 'group') return <GroupField field={field} guide={guide} {...{ within, at }} />;
  if (field.form.as === 'rows') return <RowsField field={field} guide={guide} {...{ within, at }} />;
  return <PlainField field={field} guide={guide} choices={choices} within={within} />;
}

type NestedProps = { field: Field; guide: Guide; within: FieldPath; at: FieldPath };

const childrenOf = ({ form }: Field): readonly Field[] => ('fields' in form ? form.fields : []);

/** Fields that belong together: a party, a subject. */
function GroupField({ field, guide, within, at }: NestedProps) {
  const { name, label } = field;
  return (
    <fieldset className="form-group">
      <legend>{label}</legend>
      <Hints guide={guide} />
      {childrenOf(field).map((child) => (
        <FormField key={child.name} field={child} within={[...within, name]} at={[...at, name]} />
      ))}
    </fieldset>
  );
}

/** A list with as many entries as there are: stations, contract years. */
function RowsField({ field, guide, within, at }: NestedProps) {
  const { name, label, required } = field;
  const needed = { validator: (_rule: unknown, rows: unknown) => filled(required, rows, label) };
  return (
    <fieldset className="form-group">
      <legend>{label}</legend>
      <Hints guide={guide} />
      <Form.List name={[...within, name]} rules={[needed]}>
        {(rows, { add, remove }, { errors }) => (
          <>
            {rows.map(({ key, name: row }, number) => (
              <fieldset key={key} className="form-row">
                <legend>{FORM.row(number + 1)}</legend>
                {childrenOf(field).map((child) => (
                  <FormField key={child.name} field={child} within={[row]} at={[...at, name, row]} />
                ))}
                <Button
                  icon={<DeleteOutlined />}
                  aria-label={FORM.removeRow(label, number + 1)}
                  onClick={() => remove(row)}
                >
                  {FORM.remove}
                </Button>
              </fieldset>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({})}>
              {FORM.add(label)}
            </Button>
            <Form.ErrorList errors={errors} />
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

function Hints({ guide: { hints = [] } }: { guide: Guide }) {
  return hints.map((hint) => (
    <p key={hint} className="hint">
      {hint}
    </p>
  ));
}

function filled(required: boolean, rows: unknown, label: string): Promise<void> {
  const none = !Array.isArray(rows) || rows.length === 0;
  return required && none ? Promise.reject(new Error(FORM.oneNeeded(label))) : Promise.resolve();
}
