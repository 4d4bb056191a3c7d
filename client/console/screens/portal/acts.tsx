import { PORTAL } from '../../../../texts/zh-CN/console/portal.js';
import type { MineAnswer, PortalAct } from '../../api/answers.js';
import { factName, momentText } from '../../parts/words.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { caseColumns } from './of-case.js';

const SHOWN_OF_HASH = 12;

/** What a party, or a receiver, has put on record, the newest first. */
export function PastActs({ of }: { of: Pick<MineAnswer, 'counties' | 'acts'> }) {
  const columns: Column<PortalAct>[] = [
    { key: 'what', title: PORTAL.what, value: ({ kind }) => factName(kind) },
    { key: 'on', title: PORTAL.on, value: ({ on }) => on, keep: true },
    { key: 'at', title: PORTAL.recordedAt, value: ({ at }) => momentText(at), keep: true, wideOnly: true },
    { key: 'by', title: PORTAL.by, value: ({ by }) => by },
    ...caseColumns<PortalAct>(of),
    {
      key: 'hash',
      title: PORTAL.hash,
      value: ({ hash }) => hash,
      cell: ({ hash }) => <code title={hash}>{hash.slice(0, SHOWN_OF_HASH)}</code>,
      wideOnly: true,
    },
  ];
  return (
    <PageTable
      title={PORTAL.acts}
      columns={columns}
      rows={of.acts}
      keyOf={({ cycleId, seq }) => `${cycleId}/${seq}`}
      emptyText={PORTAL.noActs}
    />
  );
}
