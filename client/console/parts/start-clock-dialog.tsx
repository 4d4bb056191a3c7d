import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClockRepair } from '../../../domain/repair/engine.js';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import { CLOCK_REPAIR_TEXTS } from '../../../texts/zh-CN/repairs.js';
import { get, send } from '../api/call.js';
import { newCommandId } from '../api/commands.js';
import { PreviewDialog } from './preview-dialog.js';

const PATH = '/api/second-clock';

/** Having the second clock run again: shown with what it would do, and done with a reason. */
export function StartClockDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  // Of this opening: pressed twice, it is one act.
  const [commandId] = useState(newCommandId);
  const preview = useQuery({ queryKey: [PATH], queryFn: () => get<ClockRepair>(PATH) });
  const start = useMutation({
    mutationFn: (reason: string) => send('POST', PATH, { reason, commandId }),
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
