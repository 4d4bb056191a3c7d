import { Button, Space } from 'antd';
import { useState } from 'react';
import type { CycleId } from '../../../../domain/ids.js';
import type { EngineRepairKind } from '../../../../domain/repair/engine.js';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import { ENGINE_REPAIR_NAMES } from '../../../../texts/zh-CN/repairs.js';
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

/** Repairs of the engine of one case, also while nothing of it is found stuck; for who runs the system. */
export function EngineRepairs({ cycleId }: { cycleId: CycleId }) {
  const session = useSession();
  const [doing, setDoing] = useState<EngineRepairKind | null>(null);
  if (!isMeantFor(session, ['administrator'])) return null;
  return (
    <section aria-label={CASE.engine} className="no-print">
      <h2>{CASE.engine}</h2>
      <Space wrap>
        {REPAIRS.map((does) => (
          <Button key={does} onClick={() => setDoing(does)}>
            {ENGINE_REPAIR_NAMES[does]}
          </Button>
        ))}
      </Space>
      {doing && <EngineRepairDialog cycleId={cycleId} does={doing} onClose={() => setDoing(null)} />}
    </section>
  );
}
