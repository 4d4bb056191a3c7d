import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Space } from 'antd';
import type { ReactNode } from 'react';
import { send } from '../api/call.js';
import { Failure } from '../parts/failure.js';
import { FileField } from './file-field.js';

type Words = Record<'text' | 'missing' | 'file' | 'fileHint' | 'preview' | 'publish', string>;

type Props<Typed, Seen, Done> = {
  words: Words;
  /** Where it is published; what would come of it is asked below that, under `preview`. */
  path: string;
  rows: number;
  /** Endings of files, as an input takes them. */
  accept: string;
  bodyOf: (typed: Typed & { text: string }) => object;
  /** What was seen is published under this; null where there is nothing to publish. */
  digestOf: (seen: Seen) => string | null;
  seen: (seen: Seen) => ReactNode;
  done: (done: Done) => ReactNode;
  /** Fields besides the text. */
  children?: ReactNode;
};

/** A text that is typed, pasted, or taken from a file: what would come of it first, and only then publishing just that. */
export function TextImport<Typed extends object, Seen, Done>(props: Props<Typed, Seen, Done>) {
  const { words, path, rows, accept, bodyOf, digestOf, seen, done, children } = props;
  const client = useQueryClient();
  const [form] = Form.useForm();
  const body = () => bodyOf(form.getFieldsValue());
  const look = useMutation({ mutationFn: () => send<Seen>('POST', `${path}/preview`, body()) });
  const publish = useMutation({
    mutationFn: (digest: string) => send<Done>('POST', path, { ...body(), digest }),
    onSettled: () => client.invalidateQueries(),
  });
  const digest = publish.isSuccess || look.data === undefined ? null : digestOf(look.data);
  const changed = async ({ file }: { file?: File }) => {
    look.reset();
    publish.reset();
    if (file !== undefined) form.setFieldsValue({ text: await file.text() });
  };
  return (
    <>
      <Form
        form={form}
        layout="vertical"
        className="no-print"
        onFinish={() => look.mutate()}
        onValuesChange={(given) => void changed(given)}
      >
        <TextFields words={words} rows={rows} accept={accept} />
        {children}
        <Space>
          <Button htmlType="submit" loading={look.isPending}>
            {words.preview}
          </Button>
          <Button
            type="primary"
            danger
            disabled={digest === null}
            loading={publish.isPending}
            onClick={() => digest !== null && publish.mutate(digest)}
          >
            {words.publish}
          </Button>
        </Space>
      </Form>
      {look.error && <Failure error={look.error} />}
      {publish.error && <Failure error={publish.error} />}
      {publish.data && done(publish.data)}
      {look.data && seen(look.data)}
    </>
  );
}

function TextFields({ words, rows, accept }: { words: Words; rows: number; accept: string }) {
  return (
    <>
      <Form.Item name="text" label={words.text} rules={[{ required: true, whitespace: true, message: words.missing }]}>
        <Input.TextArea rows={rows} className="code-input" spellCheck={false} />
      </Form.Item>
      <Form.Item name="file" label={words.file} valuePropName="none" extra={words.fileHint}>
        <FileField accept={accept} />
      </Form.Item>
    </>
  );
}
