import { Form, type FormInstance, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import { MASK } from './dialog-frame.js';
import { Failure } from './failure.js';
import { Loading } from './states.js';

/** One thing an act would change. */
/** `key`: where several changes are called the same. */
export type Change = { what: string; key?: string; before: ReactNode; after: ReactNode };

export type PreviewDialogProps = {
  title: string;
  open: boolean;
  /** Null while the server is asked. */
  changes: readonly Change[] | null;
  /** What else follows: who is told, what lapses. */
  notes?: readonly string[];
  /** Shown instead of the preview: it is refused already. */
  error?: unknown;
  /** The reason is asked for, and has to be given. */
  reason?: boolean;
  busy?: boolean;
  /** What became of it, once it was done: then nothing is left to be confirmed. */
  done?: ReactNode;
  children?: ReactNode;
  onConfirm: (reason: string) => void;
  onClose: () => void;
};

/** What a dangerous act would do, before it is done; it is done only from here. */
export function PreviewDialog(props: PreviewDialogProps) {
  const { title, open, changes, error, done, busy = false } = props;
  const [form] = Form.useForm<Reasoned>();
  const ready = changes !== null;
  return (
    <Modal
      title={title}
      open={open}
      width={720}
      mask={MASK}
      okText={PARTS.confirm}
      cancelText={done === undefined ? PARTS.cancel : PARTS.close}
      okButtonProps={{ disabled: !ready || done !== undefined, loading: busy, danger: true }}
      onOk={() => form.submit()}
      onCancel={props.onClose}
      destroyOnHidden
    >
      {done ?? (
        <>
          {isThere(error) && <Failure error={error} />}
          {!ready && !isThere(error) && <Loading />}
          <Ahead {...props} form={form} />
        </>
      )}
    </Modal>
  );
}

type Reasoned = { reason?: string };

function isThere(error: unknown): boolean {
  return error !== undefined && error !== null;
}

/** What would happen, and what is asked for before it does. */
function Ahead(props: PreviewDialogProps & { form: FormInstance<Reasoned> }) {
  const { form, changes, notes = [], reason = false } = props;
  return (
    <>
      {changes !== null && <ChangesTable changes={changes} />}
      {notes.length > 0 && (
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <Form form={form} layout="vertical" onFinish={({ reason: given = '' }) => props.onConfirm(given.trim())}>
        {props.children}
        {reason && (
          <Form.Item
            name="reason"
            label={PARTS.reason}
            rules={[{ required: true, whitespace: true, message: PARTS.reasonMissing }]}
          >
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
        )}
      </Form>
    </>
  );
}

type ChangesProps = { changes: readonly Change[]; caption?: string };

/** Before and after, side by side. */
export function ChangesTable({ changes, caption = PARTS.whatHappens }: ChangesProps) {
  if (changes.length === 0) return null;
  return (
    <table className="changes">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{PARTS.item}</th>
          <th scope="col">{PARTS.before}</th>
          <th scope="col">{PARTS.after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ what, key = what, before, after }) => (
          <tr key={key}>
            <th scope="row">{what}</th>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
