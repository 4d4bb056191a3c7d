import { PrinterOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { PARTS } from '../../../../texts/zh-CN/console/parts.js';
import { PORTAL } from '../../../../texts/zh-CN/console/portal.js';
import type { PortalReceipt } from '../../api/answers.js';
import { FilesTable } from '../../parts/files-table.js';
import { momentText, wordName } from '../../parts/words.js';
import { reportText } from './report-text.js';

/** The receipt (回执) of a report: when it came, where it stands on record, and what was handed in. */
export function ReceiptDialog({ receipt, onClose }: { receipt: PortalReceipt; onClose: () => void }) {
  const { code, cycleId, cycleTitle, at, on, seq, hash, to, attachments = [] } = receipt;
  const lines: [string, string][] = [
    [PORTAL.report, reportText(receipt)],
    [PORTAL.caseOf, `${cycleTitle}（${cycleId}）`],
    [PORTAL.to, to.map(wordName).join('、')],
    [PORTAL.handedIn, on],
    [PORTAL.receivedAt, momentText(at)],
    [PORTAL.number, `${seq}`],
    [PORTAL.hash, hash],
  ];
  return (
    <Modal
      open
      width={720}
      title={PORTAL.receiptOf(wordName(receipt.report))}
      onCancel={onClose}
      footer={[
        <Button key="print" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {PORTAL.print}
        </Button>,
        <Button key="close" type="primary" onClick={onClose}>
          {PARTS.close}
        </Button>,
      ]}
    >
      <dl className="content-lines receipt">
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {attachments.length === 0 ? <p>{PORTAL.noFiles}</p> : <FilesTable files={attachments} code={code} />}
      <p className="hint">{PORTAL.hashHint}</p>
    </Modal>
  );
}
