import { PORTAL } from '../../../../texts/zh-CN/console/portal.js';
import type { MineAnswer, PortalWorker } from '../../api/answers.js';
import { wordName } from '../../parts/words.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { caseColumns } from './of-case.js';

/** The workers of a contractor, with what their own clocks run for. */
export function Workers({ mine }: { mine: MineAnswer }) {
  const columns: Column<PortalWorker>[] = [
    { key: 'name', title: PORTAL.name, value: ({ name }) => name },
    { key: 'station', title: PORTAL.station, value: ({ station }) => station },
    { key: 'role', title: PORTAL.state, value: ({ role }) => wordName(role), wideOnly: true },
    { key: 'started', title: PORTAL.started, value: ({ startedOn }) => startedOn },
    {
      key: 'certificate',
      title: PORTAL.certificate,
      value: ({ certificate }) => (certificate === null ? PORTAL.none : wordName(certificate.level)),
    },
    { key: 'labour', title: PORTAL.labour, value: ({ labourContractOn }) => labourContractOn ?? PORTAL.none },
    { key: 'left', title: PORTAL.leaves, value: ({ leftOn }) => leftOn, wideOnly: true },
    ...caseColumns<PortalWorker>(mine),
  ];
  return (
    <PageTable
      title={PORTAL.workers}
      columns={columns}
      rows={mine.workers}
      keyOf={({ cycleId, worker }) => `${cycleId}/${worker}`}
      emptyText={PORTAL.noWorkers}
    />
  );
}
