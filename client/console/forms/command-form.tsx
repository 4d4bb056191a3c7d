import { Form, type FormInstance } from 'antd';
import type { CommandKind } from '../../../domain/commands.js';
import { approvalBodies } from '../../../schemas/commands/approval.js';
import { today } from '../clock.js';
import { EnvelopeFields } from './envelope.js';
import type { Field } from './fields.js';
import { FormField } from './form-field.js';
import { type Choice, OfferedContext } from './offered.js';
import { useOffers } from './use-offers.js';
import { ENVELOPE, type Typed } from './values.js';

type Props = {
  form: FormInstance;
  cycleId: string;
  kind: CommandKind;
  fields: readonly Field[];
  begin: Typed;
  offered: Readonly<Record<string, readonly Choice[]>>;
  asksSecond: boolean;
  onPreview: (typed: Typed) => void;
  onChange: () => void;
};

/** The form of a command, with what the case has to choose from. */
export function CommandForm({ form, cycleId, kind, fields, begin, offered, asksSecond, onPreview, onChange }: Props) {
  return (
    <OfferedContext value={useOffers(cycleId)}>
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError
        initialValues={{ ...begin, [ENVELOPE]: { on: today() } }}
        onFinish={onPreview}
        onValuesChange={onChange}
      >
        <div className="form-fields">
          {fields.map((field) => (
            <FormField key={field.name} field={field} choices={offered[field.name] ?? []} />
          ))}
        </div>
        {mayBePast(kind) && <EnvelopeFields asksSecond={asksSecond} />}
      </Form>
    </OfferedContext>
  );
}

/** What one decides, one decides now; only what was decided on paper has a day of its own. */
function mayBePast(kind: CommandKind): boolean {
  return kind === 'record-paper' || !Object.hasOwn(approvalBodies, kind);
}
