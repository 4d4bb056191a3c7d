import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Space } from 'antd';
import { useState } from 'react';
import { DIRECTORY } from '../../../../texts/zh-CN/console/directory.js';
import { send, sendFile, withQuery } from '../../api/call.js';
import type { DirectoryOutlook, DirectoryProgress } from '../../api/directory-answers.js';
import { Progress } from '../../directory/progress.js';
import { PublishDialog, type Typed } from '../../directory/publish-dialog.js';
import { FileField } from '../../forms/file-field.js';
import { Failure } from '../../parts/failure.js';
import { saveFile } from '../../table/export.js';

const PATH = '/api/directory/book';

/** The directory as a workbook, out and in; and looking up anew who decides, as the days have passed. */
export function BookTools({ keeps }: { keeps: boolean }) {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const out = useMutation({ mutationFn: () => saveFile(`${DIRECTORY.title}.xlsx`, PATH) });
  const check = useMutation({
    mutationFn: () => send<DirectoryProgress>('POST', '/api/directory/check'),
    onSettled: () => client.invalidateQueries(),
  });
  const error = out.error ?? check.error;
  return (
    <>
      <Space wrap className="no-print">
        <Button icon={<DownloadOutlined />} loading={out.isPending} onClick={() => out.mutate()}>
          {DIRECTORY.bookOut}
        </Button>
        {keeps && (
          <>
            <Button icon={<UploadOutlined />} onClick={() => setOpen(true)}>
              {DIRECTORY.bookIn}
            </Button>
            <Button title={DIRECTORY.checkHint} loading={check.isPending} onClick={() => check.mutate()}>
              {DIRECTORY.check}
            </Button>
          </>
        )}
      </Space>
      {error && <Failure error={error} />}
      {check.data && <Progress progress={check.data} />}
      {open && <BookDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function fileIn({ file }: Typed): Blob {
  return file instanceof Blob ? file : new Blob([]);
}

function BookDialog({ onClose }: { onClose: () => void }) {
  return (
    <PublishDialog
      title={DIRECTORY.bookIn}
      preview={(typed) => sendFile<DirectoryOutlook>(PATH, fileIn(typed))}
      publish={(typed, digest) => sendFile<DirectoryProgress>(withQuery(PATH, { digest }), fileIn(typed))}
      onClose={onClose}
    >
      <p>{DIRECTORY.bookHint}</p>
      <Form.Item
        name="file"
        label={DIRECTORY.bookFile}
        valuePropName="none"
        rules={[{ required: true, message: DIRECTORY.missing(DIRECTORY.bookFile) }]}
      >
        <FileField accept=".xlsx" />
      </Form.Item>
    </PublishDialog>
  );
}
