import { Button, Space } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { PORTAL } from '../../../../texts/zh-CN/console/portal.js';
import type { MineAnswer, PortalDuty } from '../../api/answers.js';
import { useGive } from '../../api/commands.js';
import { Failure } from '../../parts/failure.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { caseColumns, dutyColumns } from './of-case.js';

const CommandDialog = lazy(async () => ({
  default: (await import('../../forms/command-dialog.js')).CommandDialog,
}));

/** Every duty with its day; a reminder of it is answered here as by the link in its letter. */
export function Duties({ mine }: { mine: MineAnswer }) {
  const [late, setLate] = useState<PortalDuty | null>(null);
  const columns: Column<PortalDuty>[] = [
    ...dutyColumns<PortalDuty>(),
    ...caseColumns<PortalDuty>(mine),
    {
      key: 'act',
      title: PORTAL.act,
      value: () => null,
      cell: (duty) => <Answers duty={duty} onLate={setLate} />,
    },
  ];
  return (
    <>
      <PageTable
        title={PORTAL.duties}
        columns={columns}
        rows={mine.deadlines}
        keyOf={({ cycleId, id }) => `${cycleId}/${id}`}
        emptyText={PORTAL.noDuties}
      />
      {late && (
        <Suspense>
          <CommandDialog
            cycleId={late.cycleId}
            kind="answer-notice"
            title={PORTAL.late}
            known={{ obligation: late.id, answer: 'late' }}
            onClose={() => setLate(null)}
          />
        </Suspense>
      )}
    </>
  );
}

/** "Seen" needs no more words; "late" says until when. */
function Answers({ duty, onLate }: { duty: PortalDuty; onLate: (duty: PortalDuty) => void }) {
  const give = useGive(duty.cycleId);
  const seen = () => give.mutate({ kind: 'answer-notice', data: { obligation: duty.id, answer: 'seen' } });
  return (
    <>
      <Space wrap>
        <Button size="small" loading={give.isPending} disabled={give.isSuccess} onClick={seen}>
          {give.isSuccess ? `✓ ${PORTAL.seen}` : PORTAL.seen}
        </Button>
        <Button size="small" onClick={() => onLate(duty)}>
          {PORTAL.late}
        </Button>
      </Space>
      {give.error && <Failure error={give.error} />}
    </>
  );
}
