import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import type { ClosedApproval } from '../../../../domain/approval/types.js';
import type { CycleId } from '../../../../domain/ids.js';
import { WORK } from '../../../../texts/zh-CN/console/work.js';
import type { ApprovalsAnswer } from '../../api/answers.js';
import { get } from '../../api/call.js';
import { Failure } from '../../parts/failure.js';

const RepeatDialog = lazy(async () => ({ default: (await import('./repeat-dialog.js')).RepeatDialog }));

/** Asks anew for what an ended approval was about, with what was proposed then. */
export function Repeat({ cycleId, approval }: { cycleId: CycleId; approval: string }) {
  const open = useMutation({ mutationFn: () => endedOne(cycleId, approval) });
  return (
    <>
      <Button size="small" loading={open.isPending} onClick={() => open.mutate()}>
        {WORK.repeat}
      </Button>
      {open.error && <Failure error={open.error} />}
      {open.data && (
        <Suspense>
          <RepeatDialog cycleId={cycleId} ended={open.data} onClose={open.reset} />
        </Suspense>
      )}
    </>
  );
}

async function endedOne(cycleId: CycleId, approval: string): Promise<ClosedApproval> {
  const { closed } = await get<ApprovalsAnswer>(`/api/cycles/${cycleId}/approvals`);
  const found = closed.find(({ id }) => id === approval);
  if (found === undefined) throw new Error(approval);
  return found;
}
