import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { type Fen, fen } from '../../../../domain/money/fen.js';
import { formatFen } from '../../../../domain/money/format.js';
import { PORTAL } from '../../../../texts/zh-CN/console/portal.js';
import type { MineAnswer, PortalTranche } from '../../api/answers.js';
import { Money } from '../../parts/money.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { caseColumns } from './of-case.js';

const CommandDialog = lazy(async () => ({
  default: (await import('../../forms/command-dialog.js')).CommandDialog,
}));

type Sum = (line: PortalTranche) => Fen;

function sumColumn(
  key: string,
  title: string,
  sum: Sum,
  on: (line: PortalTranche) => string | null,
): Column<PortalTranche> {
  return {
    key,
    title,
    align: 'right',
    value: (line) => formatFen(sum(line)),
    cell: (line) => (
      <>
        {sum(line) === 0 ? PORTAL.none : <Money amount={sum(line)} />}
        {on(line) !== null && <small> {on(line)}</small>}
      </>
    ),
  };
}

const none = () => null;

const COLUMNS: readonly Column<PortalTranche>[] = [
  { key: 'year', title: PORTAL.year, value: ({ year }) => year, align: 'right' },
  { key: 'tranche', title: PORTAL.tranche, value: ({ tranche }) => tranche, align: 'right' },
  { key: 'gate', title: PORTAL.gate, value: ({ gatePassed }) => gatePassed?.on ?? PORTAL.open },
  { key: 'applied', title: PORTAL.applied, value: ({ appliedOn }) => appliedOn ?? PORTAL.none },
  sumColumn('invoiced', PORTAL.invoiced, (line) => line.invoicedFen, none),
  sumColumn(
    'allocated',
    PORTAL.allocated,
    (line) => line.allocatedFen,
    (line) => line.allocatedOn,
  ),
  sumColumn(
    'paid',
    PORTAL.paid,
    (line) => line.paidFen,
    (line) => line.paidOn,
  ),
  sumColumn('deducted', PORTAL.deducted, (line) => line.deductedFen, none),
  sumColumn('interest', PORTAL.interest, (line) => fen(line.lateInterestFen), none),
];

/** Each tranche from application to payment; 拨付 and 支付 are two days. */
export function Payments({ mine }: { mine: MineAnswer }) {
  const [applying, setApplying] = useState<PortalTranche | null>(null);
  const columns: Column<PortalTranche>[] = [
    ...COLUMNS,
    ...caseColumns<PortalTranche>(mine),
    {
      key: 'act',
      title: PORTAL.act,
      value: () => null,
      cell: (line) =>
        line.allocatedOn === null ? (
          <Button size="small" onClick={() => setApplying(line)}>
            {PORTAL.apply}
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      <PageTable
        title={PORTAL.payments}
        columns={columns}
        rows={mine.payments}
        keyOf={({ cycleId, year, tranche }) => `${cycleId}/${year}/${tranche}`}
        emptyText={PORTAL.noPayments}
      />
      {applying && (
        <Suspense>
          <CommandDialog
            cycleId={applying.cycleId}
            kind="apply-payment"
            known={{ year: applying.year, tranche: applying.tranche }}
            onClose={() => setApplying(null)}
          />
        </Suspense>
      )}
    </>
  );
}
