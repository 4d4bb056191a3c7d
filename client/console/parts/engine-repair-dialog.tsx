import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { CycleId } from '../../../domain/ids.js';
import type { EngineRepair, EngineRepairKind } from '../../../domain/repair/engine.js';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import { STUCK } from '../../../texts/zh-CN/console/stuck.js';
import { ENGINE_REPAIR_TEXTS } from '../../../texts/zh-CN/repairs.js';
import { thingText } from '../../../texts/zh-CN/things.js';
import type { EngineRepaired } from '../api/answers.js';
import { get, send } from '../api/call.js';
import { PreviewDialog } from './preview-dialog.js';

type Props = { cycleId: CycleId; does: EngineRepairKind; title?: string; onClose: () => void };

/** A repair of the engine of one case: shown with what it takes hold of and loses, done with a reason, and told. */
export function EngineRepairDialog({ cycleId, does, title, onClose }: Props) {
  const client = useQueryClient();
  const path = `/api/cycles/${cycleId}/${does}`;
  const preview = useQuery({ queryKey: [path], queryFn: () => get<EngineRepair>(path) });
  const repair = useMutation({
    mutationFn: (reason: string) => send<EngineRepaired>('POST', path, { reason }),
    // It is told at once; what was read is read anew meanwhile.
    onSuccess: () => void client.invalidateQueries(),
  });
  const words = ENGINE_REPAIR_TEXTS[does];
  const on = preview.data?.on.map(thingText) ?? [];
  return (
    <PreviewDialog
      open
      reason
      title={title ?? STUCK.repairTitle(words.does)}
      changes={preview.data === undefined ? null : []}
      notes={preview.data === undefined ? [] : [`${PARTS.whatHappens}：${words.does}`, ...on, ...words.loses]}
      error={preview.error ?? repair.error}
      busy={repair.isPending}
      {...(repair.data && {
        done: (
          <Alert type="success" role="status" title={words.done} description={STUCK.traced[repair.data.recorded]} />
        ),
      })}
      onConfirm={(reason) => repair.mutate(reason)}
      onClose={onClose}
    />
  );
}
