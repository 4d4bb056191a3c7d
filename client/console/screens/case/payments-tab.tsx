import { Button, Space } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { CommandKind } from '../../../../domain/commands.js';
import { type Fen, fen } from '../../../../domain/money/fen.js';
import { formatFen } from '../../../../domain/money/format.js';
import type { TrancheOnRecord } from '../../../../domain/payment/fold.js';
import { MONEY } from '../../../../texts/zh-CN/console/money.js';
import type { CycleAnswer } from '../../api/answers.js';
import { Money } from '../../parts/money.js';
import { commandName } from '../../parts/words.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';

const CommandDialog = lazy(async () => ({ default: (await import('../../forms/command-dialog.js')).CommandDialog }));

/** What may be done with one tranche, in the order it is done. */
const ACTS = ['receive-invoice', 'apply-payment', 'allocate-payment', 'make-payment', 'deduct-payment'] as const;
type Act = { kind: CommandKind; tranche: TrancheOnRecord };

/** What was allocated and is not paid yet. */
const leftOf = ({ allocatedFen, paidFen }: TrancheOnRecord) => fen(allocatedFen - paidFen);

/** Each tranche of a case from its condition to its payment; what one may do with it is done from its line. */
export function PaymentsTab({ cycle: { cycleId, state, allowedNow } }: { cycle: CycleAnswer }) {
  const [chosen, setChosen] = useState<Act | null>(null);
  const kinds = ACTS.filter((kind) => allowedNow.includes(kind));
  const acts: Column<TrancheOnRecord> = {
    key: 'act',
    title: MONEY.act,
    value: () => null,
    cell: (tranche) => (
      <Space wrap>
        {kinds
          .filter((kind) => isFor(kind, tranche))
          .map((kind) => (
            <Button key={kind} size="small" onClick={() => setChosen({ kind, tranche })}>
              {commandName(kind)}
            </Button>
          ))}
      </Space>
    ),
  };
  const rows = Object.values(state.payment.tranches);
  return (
    <>
      <PageTable
        title={MONEY.title}
        columns={[...COLUMNS, acts]}
        rows={rows}
        keyOf={({ year, tranche }) => `${year}/${tranche}`}
        emptyText={MONEY.none}
      />
      {chosen && (
        <Suspense>
          <CommandDialog
            key={chosen.kind}
            cycleId={cycleId}
            kind={chosen.kind}
            title={MONEY.of(commandName(chosen.kind), chosen.tranche.year, chosen.tranche.tranche)}
            known={{ year: chosen.tranche.year, tranche: chosen.tranche.tranche }}
            begin={chosen.kind === 'make-payment' ? { fen: (leftOf(chosen.tranche) / 100).toFixed(2) } : {}}
            onClose={() => setChosen(null)}
          />
        </Suspense>
      )}
    </>
  );
}

/** A tranche is allocated once, and paid only from what was allocated. */
function isFor(kind: (typeof ACTS)[number], tranche: TrancheOnRecord): boolean {
  if (kind === 'make-payment') return leftOf(tranche) > 0;
  return tranche.allocatedOn === null;
}

type SumKey = 'invoiced' | 'allocated' | 'paid' | 'left' | 'deducted';
type Sum = (tranche: TrancheOnRecord) => Fen;

function sumColumn(
  key: SumKey,
  sum: Sum,
  dayOf?: (tranche: TrancheOnRecord) => string | null,
): Column<TrancheOnRecord> {
  return {
    key,
    title: MONEY[key],
    align: 'right',
    value: (tranche) => formatFen(sum(tranche)),
    cell: (tranche) => (
      <>
        {sum(tranche) === 0 ? MONEY.nothing : <Money amount={sum(tranche)} capital={key === 'paid'} />}
        {dayOf !== undefined && dayOf(tranche) !== null && <small> {dayOf(tranche)}</small>}
      </>
    ),
  };
}

const COLUMNS: readonly Column<TrancheOnRecord>[] = [
  { key: 'year', title: MONEY.year, value: ({ year }) => year, align: 'right' },
  { key: 'tranche', title: MONEY.tranche, value: ({ tranche }) => tranche, align: 'right' },
  { key: 'gate', title: MONEY.gate, value: ({ gatePassed }) => gatePassed?.on ?? MONEY.gateOpen },
  sumColumn('invoiced', ({ invoicedFen }) => invoicedFen),
  sumColumn(
    'allocated',
    ({ allocatedFen }) => allocatedFen,
    ({ allocatedOn }) => allocatedOn,
  ),
  sumColumn(
    'paid',
    ({ paidFen }) => paidFen,
    ({ paidOn }) => paidOn,
  ),
  sumColumn('left', leftOf),
  sumColumn('deducted', ({ deductedFen }) => deductedFen),
];
