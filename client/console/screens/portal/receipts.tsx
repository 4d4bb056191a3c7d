import { Button } from 'antd';
import { useState } from 'react';
import { PORTAL } from '../../../../texts/zh-CN/console/portal.js';
import type { MineAnswer, PortalReceipt } from '../../api/answers.js';
import { momentText, wordName } from '../../parts/words.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { caseColumns } from './of-case.js';
import { ReceiptDialog } from './receipt.js';
import { reportText } from './report-text.js';

/** What was handed in, the newest first; each opens its receipt. */
export function Receipts({ mine }: { mine: MineAnswer }) {
  const [shown, setShown] = useState<PortalReceipt | null>(null);
  const columns: Column<PortalReceipt>[] = [
    { key: 'report', title: PORTAL.report, value: reportText },
    { key: 'to', title: PORTAL.to, value: ({ to }) => to.map(wordName).join('、') },
    { key: 'at', title: PORTAL.receivedAt, value: ({ at }) => momentText(at), keep: true },
    ...caseColumns<PortalReceipt>(mine),
    {
      key: 'hash',
      title: PORTAL.receipt,
      value: ({ hash }) => hash,
      cell: (receipt) => (
        <Button size="small" onClick={() => setShown(receipt)}>
          {PORTAL.receipt}
        </Button>
      ),
    },
  ];
  return (
    <>
      <h2 className="part-title">{PORTAL.receipts}</h2>
      <PageTable
        title={PORTAL.receipts}
        columns={columns}
        rows={mine.receipts}
        keyOf={({ cycleId, seq }) => `${cycleId}/${seq}`}
        emptyText={PORTAL.noReceipts}
      />
      {shown && <ReceiptDialog receipt={shown} onClose={() => setShown(null)} />}
    </>
  );
}
