import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form } from 'antd';
import type { ReactNode } from 'react';
import { DIRECTORY } from '../../../texts/zh-CN/console/directory.js';
import type { DirectoryOutlook, DirectoryProgress } from '../api/directory-answers.js';
import { DialogFrame } from '../parts/dialog-frame.js';
import { Failure } from '../parts/failure.js';
import { Outlook } from './outlook.js';
import { Progress } from './progress.js';

/** What was typed; the body of a file field is a file. */
export type Typed = Readonly<Record<string, unknown>>;

type Props = {
  title: string;
  /** The fields of the form. */
  children: ReactNode;
  begin?: Typed;
  /** What it would mean; nothing is written. @throws the refusal */
  preview: (typed: Typed) => Promise<DirectoryOutlook>;
  /** Does what the preview with this digest showed. @throws the refusal */
  publish: (typed: Typed, digest: string) => Promise<DirectoryProgress>;
  onClose: () => void;
};

/** A change of the directory, from what is typed over what it would mean to what became of it. */
export function PublishDialog({ title, children, begin = {}, preview, publish, onClose }: Props) {
  const client = useQueryClient();
  const [form] = Form.useForm<Record<string, unknown>>();
  const seen = useMutation({ mutationFn: preview });
  const done = useMutation({
    mutationFn: (digest: string) => publish(form.getFieldsValue(), digest),
    onSettled: () => client.invalidateQueries(),
  });
  const ready = seen.data?.status === 'new' && !done.isSuccess;
  return (
    <DialogFrame
      wide
      title={title}
      before={{
        label: DIRECTORY.toPreview,
        busy: seen.isPending,
        disabled: done.isSuccess,
        onGo: () => form.submit(),
      }}
      go={{
        label: DIRECTORY.publish,
        danger: true,
        busy: done.isPending,
        disabled: !ready,
        onGo: () => seen.data && done.mutate(seen.data.digest),
      }}
      onClose={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={begin}
        disabled={done.isSuccess}
        onValuesChange={() => {
          seen.reset();
          done.reset();
        }}
        onFinish={(typed) => seen.mutate(typed)}
      >
        {children}
      </Form>
      {seen.error && <Failure error={seen.error} />}
      {done.error && <Failure error={done.error} />}
      {seen.data && !done.isSuccess && <Outlook outlook={seen.data} />}
      {done.data && <Progress progress={done.data} />}
    </DialogFrame>
  );
}
