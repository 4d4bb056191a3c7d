import type { CycleId } from '../../../domain/ids.js';
import type { EngineRepair, EngineRepairKind } from '../../../domain/repair/engine.js';
import { get } from '../api/call.js';

/** Asks what a repair of the engine of a case would do now; refused where there is nothing for it to do. */
export function aheadOf(cycleId: CycleId, does: EngineRepairKind) {
  return {
    queryKey: [does, cycleId],
    queryFn: () => get<EngineRepair>(`/api/cycles/${cycleId}/${does}`),
  };
}
