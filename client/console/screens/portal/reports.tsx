import { Button, Space } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { PORTAL } from '../../../../texts/zh-CN/console/portal.js';
import type { Accepted, AskedReport, MineAnswer, PortalReceipt, PortalReport } from '../../api/answers.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { caseColumns, dutyColumns } from './of-case.js';
import { ReceiptDialog } from './receipt.js';
import { Receipts } from './receipts.js';
import { reportText } from './report-text.js';

const CommandDialog = lazy(async () => ({
  default: (await import('../../forms/command-dialog.js')).CommandDialog,
}));

type Open = PortalReport & { asked: AskedReport };

/** Reports to hand in, and the receipts of those that were. */
export function Reports({ mine }: { mine: MineAnswer }) {
  const [open, setOpen] = useState<Open | null>(null);
  const [handedIn, setHandedIn] = useState<Accepted | null>(null);
  const act = (line: PortalReport) => {
    const { asked } = line;
    if (asked === null) return PORTAL.inCase;
    const again = wasHandedIn(mine, line.cycleId, asked);
    return (
      <Space wrap>
        <Button type={again ? 'default' : 'primary'} size="small" onClick={() => setOpen({ ...line, asked })}>
          {again ? PORTAL.handInAgain : PORTAL.handIn}
        </Button>
        {again && <small>{PORTAL.waitsReceiver}</small>}
      </Space>
    );
  };
  const columns: Column<PortalReport>[] = [
    ...dutyColumns<PortalReport>(),
    ...caseColumns<PortalReport>(mine),
    { key: 'act', title: PORTAL.act, value: () => null, cell: act },
  ];
  const receipt = handedIn === null ? undefined : receiptOf(mine, handedIn);
  return (
    <>
      <PageTable
        title={PORTAL.reports}
        columns={columns}
        rows={mine.reports}
        keyOf={({ cycleId, id }) => `${cycleId}/${id}`}
        emptyText={PORTAL.noReports}
      />
      <Receipts mine={mine} />
      {open && (
        <Suspense>
          <CommandDialog
            cycleId={open.cycleId}
            kind="submit-report"
            title={`${PORTAL.handIn}：${reportText(open.asked)}`}
            known={{ ...open.asked }}
            onClose={() => setOpen(null)}
            onDone={setHandedIn}
          />
        </Suspense>
      )}
      {receipt && <ReceiptDialog receipt={receipt} onClose={() => setHandedIn(null)} />}
    </>
  );
}

/** It lies with whoever is to receive it; until that is on record, the duty stands. */
function wasHandedIn({ receipts }: MineAnswer, cycleId: string, { report, period, station }: AskedReport): boolean {
  return receipts.some(
    (each) => each.cycleId === cycleId && each.report === report && each.period === period && each.station === station,
  );
}

/** The fact of the report is the last of its case up to what the answer named. */
function receiptOf({ receipts }: MineAnswer, { cycleId, seq }: Accepted): PortalReceipt | undefined {
  const own = receipts.filter((each) => each.cycleId === cycleId && each.seq <= seq);
  return own.toSorted((a, b) => b.seq - a.seq)[0];
}
