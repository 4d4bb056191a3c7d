import { useMutation } from '@tanstack/react-query';
import { Button, Popconfirm, Space } from 'antd';
import { WORK } from '../../../../texts/zh-CN/console/work.js';
import type { ApprovalAnswer, PersonActLine } from '../../api/answers.js';
import { get } from '../../api/call.js';
import { useGive } from '../../api/commands.js';
import { Failure } from '../../parts/failure.js';

/** Urge whoever has it in hand, or withdraw it; the server says when that is not possible, and why. */
export function StartedActs({ line: { cycleId, approval, status, version } }: { line: PersonActLine }) {
  const give = useGive(cycleId);
  const urge = useMutation({
    mutationFn: async () => {
      const seen = await get<ApprovalAnswer>(`/api/cycles/${cycleId}/approvals/${approval}`);
      const tasks = seen.approval.entries.flatMap(({ seats }) => seats.flatMap((seat) => seat.tasks));
      const open = tasks.find((task) => task.status === 'open');
      if (open !== undefined) await give.mutateAsync({ kind: 'urge', data: { task: open.id } });
    },
  });
  if (status !== 'running') return null;
  const error = urge.error ?? give.error;
  return (
    <>
      <Space>
        <Button size="small" loading={urge.isPending} onClick={() => urge.mutate()}>
          {WORK.urge}
        </Button>
        <Popconfirm
          title={WORK.withdraw}
          onConfirm={() => give.mutate({ kind: 'withdraw', data: { approval, ifVersion: version } })}
        >
          <Button size="small">{WORK.withdraw}</Button>
        </Popconfirm>
      </Space>
      {urge.isSuccess && <span role="status"> {WORK.urged}</span>}
      {error && <Failure error={error} />}
    </>
  );
}
