import { formatFen } from '../../../../domain/money/format.js';
import { PORTAL } from '../../../../texts/zh-CN/console/portal.js';
import type { MineAnswer, PortalContract } from '../../api/answers.js';
import { Money } from '../../parts/money.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { caseColumns } from './of-case.js';

/** The yearly contracts of a contractor, the sums also in 大写. */
export function Contracts({ mine }: { mine: MineAnswer }) {
  const columns: Column<PortalContract>[] = [
    { key: 'year', title: PORTAL.year, value: ({ year }) => year, align: 'right' },
    { key: 'signed', title: PORTAL.signedOn, value: ({ signedOn }) => signedOn },
    { key: 'service', title: PORTAL.service, value: ({ serviceFrom, serviceTo }) => `${serviceFrom} — ${serviceTo}` },
    {
      key: 'sum',
      title: PORTAL.sum,
      align: 'right',
      value: ({ fenInForce }) => formatFen(fenInForce),
      cell: ({ fenInForce }) => <Money amount={fenInForce} capital />,
    },
    { key: 'state', title: PORTAL.state, value: ({ current }) => (current ? PORTAL.current : PORTAL.ended) },
    ...caseColumns<PortalContract>(mine),
  ];
  return (
    <PageTable
      title={PORTAL.contracts}
      columns={columns}
      rows={mine.contracts}
      keyOf={({ cycleId, year }) => `${cycleId}/${year}`}
      emptyText={PORTAL.noContracts}
    />
  );
}
