import { useMutation } from '@tanstack/react-query';
import { Button, Form, Modal } from 'antd';
import type { CommandKind } from '../../../domain/commands.js';
import type { Preview } from '../../../domain/cycle/preview-types.js';
import type { CycleId } from '../../../domain/ids.js';
import { CASE } from '../../../texts/zh-CN/console/case.js';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import { type Asked, previewOf, useGive } from '../api/commands.js';
import { problemError } from '../api/problem.js';
import { Failure } from '../parts/failure.js';
import { commandName } from '../parts/words.js';
import { fieldsOf } from './fields.js';
import { FormField } from './form-field.js';
import type { Choice } from './guide.js';
import { PreviewPart } from './preview-part.js';
import { bodyOf, type Typed } from './values.js';

type Props = {
  cycleId: CycleId;
  kind: CommandKind;
  /** What is known of the body already; these fields are not shown. */
  known?: Record<string, unknown>;
  /** What the form begins with. */
  begin?: Typed;
  /** Values to choose from, where only the case knows them. */
  offered?: Readonly<Record<string, readonly Choice[]>>;
  onClose: () => void;
  onDone?: () => void;
};

/** Any command of a case: a form from its schema, what it would do, and only then the act. */
export function CommandDialog({ cycleId, kind, known = {}, begin = {}, offered = {}, onClose, onDone }: Props) {
  const [form] = Form.useForm<Record<string, unknown>>();
  const fields = fieldsOf(kind).filter(({ name }) => !Object.hasOwn(known, name));
  const asked = (typed: Typed): Asked => ({ kind, data: { ...known, ...bodyOf(fields, typed) } });
  const preview = useMutation({ mutationFn: (typed: Typed) => previewed(cycleId, asked(typed)) });
  const give = useGive(cycleId, () => {
    onClose();
    onDone?.();
  });
  const shown = preview.data;
  const confirm = () => give.mutate(asked(form.getFieldsValue()));
  const toPreview = <Button onClick={() => form.submit()}>{CASE.preview}</Button>;
  return (
    <Modal
      open
      title={commandName(kind)}
      width={720}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {PARTS.cancel}
        </Button>,
        <span key="preview">{toPreview}</span>,
        <Button key="go" type="primary" disabled={!shown} loading={give.isPending} onClick={confirm}>
          {PARTS.confirm}
        </Button>,
      ]}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={begin}
        onFinish={(typed) => preview.mutate(typed)}
        onValuesChange={() => preview.reset()}
      >
        {fields.map((field) => (
          <FormField key={field.name} field={field} choices={offered[field.name] ?? []} />
        ))}
      </Form>
      {preview.error && <Failure error={preview.error} />}
      {give.error && <Failure error={give.error} />}
      {shown ? <PreviewPart preview={shown} /> : <p className="hint">{CASE.previewHint}</p>}
    </Modal>
  );
}

/** A preview that says no is a refusal like any other. */
async function previewed(cycleId: CycleId, asked: Asked): Promise<Preview> {
  const preview = await previewOf(cycleId, asked);
  if (preview.problem === undefined) return preview;
  throw problemError(preview.problem);
}
