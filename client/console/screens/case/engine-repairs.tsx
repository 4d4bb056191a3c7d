import { useQuery } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useState } from 'react';
import type { CycleId } from '../../../../domain/ids.js';
import type { EngineRepairKind } from '../../../../domain/repair/engine.js';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import { ENGINE_REPAIR_NAMES } from '../../../../texts/zh-CN/repairs.js';
import type { EngineOffersAnswer } from '../../api/answers.js';
import { get } from '../../api/call.js';
import { EngineRepairDialog } from '../../parts/engine-repair-dialog.js';
import { isMeantFor } from '../../session/session.js';
import { useSession } from '../../session/use-session.js';

const REPAIRS: readonly EngineRepairKind[] = [
  'retry-now',
  'queue-reminders',
  'resend-letters',
  'rebuild-row',
  'restart-from-record',
];
/** What the engine is at is on no record, so nothing tells that it has changed. */
const LOOK_MS = 10_000;

/** Repairs of the engine of one case, also while nothing of it is found stuck; for who runs the system. */
export function EngineRepairs({ cycleId }: { cycleId: CycleId }) {
  const session = useSession();
  const isOwn = cycleId.startsWith(`${session.code}-`);
  return isOwn && isMeantFor(session, ['administrator']) ? <Repairs cycleId={cycleId} /> : null;
}

/** Each is offered while the server would do it; why the others are not is said. */
function Repairs({ cycleId }: { cycleId: CycleId }) {
  const [doing, setDoing] = useState<EngineRepairKind | null>(null);
  const path = `/api/cycles/${cycleId}/engine-repairs`;
  const { data } = useQuery({
    queryKey: [path],
    queryFn: () => get<EngineOffersAnswer>(path),
    refetchInterval: LOOK_MS,
  });
  const refused = (data?.repairs ?? []).flatMap(({ does, problem }) =>
    problem === null ? [] : [{ does, title: problem.title }],
  );
  const reasons = [...new Set(refused.map(({ title }) => title))];
  return (
    <section aria-label={CASE.engine} className="no-print">
      <h2>{CASE.engine}</h2>
      <Space wrap>
        {REPAIRS.map((does) => (
          <Button key={does} disabled={refused.some((each) => each.does === does)} onClick={() => setDoing(does)}>
            {ENGINE_REPAIR_NAMES[does]}
          </Button>
        ))}
      </Space>
      {reasons.map((reason) => (
        <p key={reason} className="hint">
          {CASE.notOffered(namesOf(refused.filter(({ title }) => title === reason)), reason)}
        </p>
      ))}
      {doing && <EngineRepairDialog cycleId={cycleId} does={doing} onClose={() => setDoing(null)} />}
    </section>
  );
}

function namesOf(repairs: readonly { does: EngineRepairKind }[]): string {
  return repairs.map(({ does }) => ENGINE_REPAIR_NAMES[does]).join('、');
}
