import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ClockRepair } from '../../../domain/repair/engine.js';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import { CLOCK_REPAIR_TEXTS } from '../../../texts/zh-CN/repairs.js';
import { get, send } from '../api/call.js';
import { PreviewDialog } from './preview-dialog.js';

const PATH = '/api/second-clock';

/** Having the second clock run again: shown with what it would do, and done with a reason. */
export function StartClockDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const preview = useQuery({ queryKey: [PATH], queryFn: () => get<ClockRepair>(PATH) });
  const start = useMutation({
    mutationFn: (reason: string) => send('POST', PATH, { reason }),
    onSuccess: async () => {
      await client.invalidateQueries();
      onClose();
    },
  });
  const { name, does, steps } = CLOCK_REPAIR_TEXTS;
  const on = preview.data?.on.map((step) => steps[step]) ?? [];
  return (
    <PreviewDialog
      open
      reason
      title={name}
      changes={preview.data === undefined ? null : []}
      notes={preview.data === undefined ? [] : [`${PARTS.whatHappens}：${does}`, ...on]}
      error={preview.error ?? start.error}
      busy={start.isPending}
      onConfirm={(reason) => start.mutate(reason)}
      onClose={onClose}
    />
  );
}
