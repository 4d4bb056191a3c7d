import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CycleId } from '../../../../domain/ids.js';
import type { EngineRepair } from '../../../../domain/repair/engine.js';
import { PARTS } from '../../../../texts/zh-CN/console/parts.js';
import { STUCK } from '../../../../texts/zh-CN/console/stuck.js';
import { ENGINE_REPAIR_TEXTS } from '../../../../texts/zh-CN/repairs.js';
import { get, send } from '../../api/call.js';
import { PreviewDialog } from '../../parts/preview-dialog.js';

/** Ends the workflow of a case and starts it from the record: shown with what it loses, and done with a reason. */
export function RestartDialog({ cycleId, onClose }: { cycleId: CycleId; onClose: () => void }) {
  const client = useQueryClient();
  const path = `/api/cycles/${cycleId}/restart-from-record`;
  const preview = useQuery({ queryKey: ['restart', cycleId], queryFn: () => get<EngineRepair>(path) });
  const restart = useMutation({
    mutationFn: (reason: string) => send('POST', path, { reason }),
    onSuccess: async () => {
      await client.invalidateQueries();
      onClose();
    },
  });
  const { does, loses } = ENGINE_REPAIR_TEXTS['restart-from-record'];
  return (
    <PreviewDialog
      open
      reason
      title={STUCK.repairTitle(does)}
      changes={preview.data === undefined ? null : []}
      notes={preview.data === undefined ? [] : [`${PARTS.whatHappens}：${does}`, ...loses]}
      error={preview.error ?? restart.error}
      busy={restart.isPending}
      onConfirm={(reason) => restart.mutate(reason)}
      onClose={onClose}
    />
  );
}
