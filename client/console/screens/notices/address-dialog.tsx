import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input } from 'antd';
import { NOTICES } from '../../../../texts/zh-CN/console/notices.js';
import { PARTS } from '../../../../texts/zh-CN/console/parts.js';
import { send } from '../../api/call.js';
import type { NoticeInCounty } from '../../api/register-answers.js';
import { FormDialog } from '../../parts/form-dialog.js';
import { ChangesTable } from '../../parts/preview-dialog.js';

type Props = { notice: NoticeInCounty; name: string; onClose: () => void };

/** Another address for whoever a letter did not reach: shown beside the one there is, before it is entered. */
export function AddressDialog({ notice: { recipient, address }, name, onClose }: Props) {
  const client = useQueryClient();
  const [form] = Form.useForm<{ address: string }>();
  const typed = Form.useWatch('address', form);
  const correct = useMutation({
    mutationFn: (given: { address: string }) =>
      send<{ queued: number }>('POST', '/api/mail/addresses', { person: recipient, address: given.address.trim() }),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <FormDialog
      danger
      title={NOTICES.correctTitle(name)}
      label={PARTS.confirm}
      form={form}
      act={correct}
      beneath={
        <>
          <ChangesTable changes={[{ what: NOTICES.address, before: address, after: typed ?? '' }]} />
          <p className="hint">{NOTICES.correctWhat}</p>
        </>
      }
      done={({ queued }) => <Alert type="success" role="status" title={NOTICES.corrected(queued)} />}
      onClose={onClose}
    >
      <Form.Item
        name="address"
        label={NOTICES.addressNew}
        rules={[{ required: true, type: 'email', message: NOTICES.addressWrong }]}
      >
        <Input type="email" />
      </Form.Item>
    </FormDialog>
  );
}
