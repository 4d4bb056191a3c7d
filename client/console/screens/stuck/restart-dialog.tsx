import type { CycleId } from '../../../../domain/ids.js';
import { EngineRepairDialog } from '../../parts/engine-repair-dialog.js';

/** Ends the workflow of a case and starts it from the record: shown with what it loses, and done with a reason. */
export function RestartDialog({ cycleId, onClose }: { cycleId: CycleId; onClose: () => void }) {
  return <EngineRepairDialog cycleId={cycleId} does="restart-from-record" onClose={onClose} />;
}
