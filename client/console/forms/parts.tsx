import { Button, Form, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { CASE } from '../../../texts/zh-CN/console/case.js';
import { FORMS } from '../../../texts/zh-CN/console/forms.js';
import type { Field } from './fields.js';
import { useGuide } from './guide.js';
import { useOffered } from './offered.js';
import type { Place } from './place.js';
import { typedOf } from './values.js';

/** `each`: how one of the fields inside is shown; handed in, for fields hold parts and parts hold fields. */
type PartProps = {
  field: Field;
  fields: readonly Field[];
  place: Place;
  each: (field: Field, place: Place) => ReactNode;
};

/** Fields that belong together; what need not be there is opened first. */
export function GroupField({ field: { label, required }, fields, place, each }: PartProps) {
  const form = Form.useFormInstance();
  const [open, setOpen] = useState(required || form.getFieldValue(place.whole) !== undefined);
  if (!open) {
    return (
      <Button className="form-open" onClick={() => setOpen(true)}>
        {FORMS.fillIn(label)}
      </Button>
    );
  }
  return (
    <fieldset className="form-group">
      <legend>{required ? label : `${label}（${CASE.optional}）`}</legend>
      {!required && (
        <Button size="small" onClick={() => setOpen(false)}>
          {FORMS.leaveOut(label)}
        </Button>
      )}
      <Hints place={place} />
      <KnownParty label={label} fields={fields} place={place} />
      <div className="form-fields">{fields.map((field) => each(field, place))}</div>
    </fieldset>
  );
}

/** What the rules of the place say of a part as a whole. */
function Hints({ place }: { place: Place }) {
  const { hints = [] } = useGuide(place.whole);
  return hints.map((hint) => (
    <p key={hint} className="hint">
      {hint}
    </p>
  ));
}

const OF_PARTY = ['id', 'name', 'kind', 'creditCode'];

/** A party that the case knows fills its fields in at once. */
function KnownParty({ label, fields, place }: Omit<PartProps, 'field' | 'each'> & { label: string }) {
  const form = Form.useFormInstance();
  const { parties } = useOffered();
  const isParty = OF_PARTY.every((name) => fields.some((field) => field.name === name));
  if (!isParty || parties.length === 0) return null;
  const take = (id: string) => {
    const party = parties.find((each) => each.id === id);
    if (party !== undefined) form.setFieldValue(place.whole, typedOf(fields, { ...party }));
  };
  const name = FORMS.known(label);
  return (
    <Select<string>
      className="form-known"
      aria-label={name}
      placeholder={name}
      options={parties.map((party) => ({ value: party.id, label: party.name }))}
      onChange={take}
    />
  );
}

/** A list of things with fields of their own: rows to add and to take away. */
export function RowsField({ field: { label, required, least }, fields, place, each }: PartProps) {
  const atLeast = required ? least : 0;
  return (
    <fieldset className="form-group">
      <legend>{required ? label : `${label}（${CASE.optional}）`}</legend>
      <Hints place={place} />
      <Form.List name={place.item} rules={[{ validator: (_rule, rows: unknown) => enough(rows, atLeast, label) }]}>
        {(rows, { add, remove }, { errors }) => (
          <>
            {rows.map((row, at) => (
              <fieldset key={row.key} className="form-row">
                <legend>{FORMS.row(label, at + 1)}</legend>
                <div className="form-fields">
                  {fields.map((field) => each(field, { item: [row.name], whole: [...place.whole, row.name] }))}
                </div>
                <Button size="small" onClick={() => remove(row.name)}>
                  {FORMS.removeRow(label, at + 1)}
                </Button>
              </fieldset>
            ))}
            <Button type="dashed" onClick={() => add()}>
              {FORMS.addRow(label)}
            </Button>
            <Form.ErrorList errors={errors} />
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

function enough(rows: unknown, least: number, label: string): Promise<void> {
  const count = Array.isArray(rows) ? rows.length : 0;
  return count >= least ? Promise.resolve() : Promise.reject(new Error(FORMS.atLeast(label, least)));
}
