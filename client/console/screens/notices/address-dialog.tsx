import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal } from 'antd';
import { NOTICES } from '../../../../texts/zh-CN/console/notices.js';
import { PARTS } from '../../../../texts/zh-CN/console/parts.js';
import { send } from '../../api/call.js';
import type { NoticeInCounty } from '../../api/register-answers.js';
import { Failure } from '../../parts/failure.js';
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
    <Modal
      open
      title={NOTICES.correctTitle(name)}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {PARTS.close}
        </Button>,
        <Button
          key="go"
          type="primary"
          danger
          disabled={correct.isSuccess}
          loading={correct.isPending}
          onClick={() => form.submit()}
        >
          {PARTS.confirm}
        </Button>,
      ]}
    >
      <Form form={form} layout="vertical" onFinish={correct.mutate} disabled={correct.isSuccess}>
        <Form.Item
          name="address"
          label={NOTICES.addressNew}
          rules={[{ required: true, type: 'email', message: NOTICES.addressWrong }]}
        >
          <Input type="email" />
        </Form.Item>
      </Form>
      <ChangesTable changes={[{ what: NOTICES.address, before: address, after: typed ?? '' }]} />
      <p className="hint">{NOTICES.correctWhat}</p>
      {correct.error && <Failure error={correct.error} />}
      {correct.data && <Alert type="success" role="status" title={NOTICES.corrected(correct.data.queued)} />}
    </Modal>
  );
}
