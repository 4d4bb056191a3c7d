import type { UseMutationResult } from '@tanstack/react-query';
import { Form, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { DialogFrame } from './dialog-frame.js';
import { Failure } from './failure.js';

type Props<Typed, Answer> = {
  title: string;
  form: FormInstance<Typed>;
  begin?: { [Name in keyof Typed]?: Typed[Name] };
  /** What the form is sent to; once it was done it is not done again from here. */
  act: UseMutationResult<Answer, Error, Typed>;
  label: string;
  danger?: boolean;
  hint?: string;
  /** The fields. */
  children: ReactNode;
  /** Between the fields and what became of it. */
  beneath?: ReactNode;
  /** What became of it. */
  done: (answer: Answer) => ReactNode;
  onClose: () => void;
};

/** A form of a few fields that is sent once, and what became of it; a no is said beneath. */
export function FormDialog<Typed, Answer>(props: Props<Typed, Answer>) {
  const { title, form, begin, act, label, danger = false, hint, children, beneath, done, onClose } = props;
  return (
    <DialogFrame
      title={title}
      go={{ label, danger, busy: act.isPending, disabled: act.isSuccess, onGo: () => form.submit() }}
      onClose={onClose}
    >
      {hint !== undefined && <p className="hint">{hint}</p>}
      <Form
        form={form}
        layout="vertical"
        {...(begin !== undefined && { initialValues: begin })}
        onFinish={(typed) => act.mutate(typed)}
        disabled={act.isSuccess}
      >
        {children}
      </Form>
      {beneath}
      {act.error && <Failure error={act.error} />}
      {act.data !== undefined && done(act.data)}
    </DialogFrame>
  );
}
