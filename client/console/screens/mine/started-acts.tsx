import { useMutation } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { WORK } from '../../../../texts/zh-CN/console/work.js';
import type { InvolvedLine } from '../../api/answers.js';
import { useGive } from '../../api/commands.js';
import { Failure } from '../../parts/failure.js';
import { Repeat } from './repeat.js';

const CommandDialog = lazy(async () => ({ default: (await import('../../forms/command-dialog.js')).CommandDialog }));

/** Urge whoever has it in hand, or withdraw it, where the rules let one; what has ended without a yes is asked anew. */
export function StartedActs({ line: { cycleId, approval, status, may } }: { line: InvolvedLine }) {
  const [withdrawing, setWithdrawing] = useState(false);
  const give = useGive(cycleId);
  const urge = useMutation({
    mutationFn: async (tasks: readonly string[]) => {
      for (const task of tasks) await give.mutateAsync({ kind: 'urge', data: { task } });
    },
  });
  if (may === undefined) return null;
  const { withdraw } = may;
  const ended = status === 'rejected' || status === 'withdrawn' || status === 'void';
  const error = urge.error ?? give.error;
  return (
    <>
      <Space>
        {may.urge.length > 0 && (
          <Button size="small" loading={urge.isPending} onClick={() => urge.mutate(may.urge)}>
            {WORK.urge}
          </Button>
        )}
        {withdraw !== null && (
          <Button size="small" onClick={() => setWithdrawing(true)}>
            {WORK.withdraw}
          </Button>
        )}
        {ended && <Repeat cycleId={cycleId} approval={approval} />}
      </Space>
      {urge.isSuccess && <span role="status"> {WORK.urged}</span>}
      {error && <Failure error={error} />}
      {withdrawing && (
        <Suspense>
          <CommandDialog
            cycleId={cycleId}
            kind="withdraw"
            known={{ approval, ifVersion: withdraw }}
            onClose={() => setWithdrawing(false)}
          />
        </Suspense>
      )}
    </>
  );
}
