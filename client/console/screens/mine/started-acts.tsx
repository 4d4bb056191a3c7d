import { useMutation } from '@tanstack/react-query';
import { App, Button, Popconfirm, Space } from 'antd';
import { WORK } from '../../../../texts/zh-CN/console/work.js';
import type { ApprovalAnswer, PersonActLine } from '../../api/answers.js';
import { get } from '../../api/call.js';
import { useGive } from '../../api/commands.js';
import { problemIn } from '../../api/problem.js';

/** Urge whoever has it in hand, or withdraw it; the server says when that is not possible, and why. */
export function StartedActs({ line: { cycleId, approval, status, version } }: { line: PersonActLine }) {
  const { message } = App.useApp();
  const fail = (error: unknown) => {
    const { title, detail = '' } = problemIn(error);
    return message.warning(`${title} ${detail}`);
  };
  const give = useGive(cycleId, (_accepted, { kind }) => message.success(kind === 'urge' ? WORK.urged : WORK.withdraw));
  const urge = useMutation({
    mutationFn: async () => {
      const seen = await get<ApprovalAnswer>(`/api/cycles/${cycleId}/approvals/${approval}`);
      const tasks = seen.approval.entries.flatMap(({ seats }) => seats.flatMap((seat) => seat.tasks));
      const open = tasks.find((task) => task.status === 'open');
      if (open !== undefined) await give.mutateAsync({ kind: 'urge', data: { task: open.id } });
    },
    onError: fail,
  });
  if (status !== 'running') return null;
  return (
    <Space>
      <Button size="small" loading={urge.isPending} onClick={() => urge.mutate()}>
        {WORK.urge}
      </Button>
      <Popconfirm
        title={WORK.withdraw}
        onConfirm={() => give.mutate({ kind: 'withdraw', data: { approval, ifVersion: version } }, { onError: fail })}
      >
        <Button size="small">{WORK.withdraw}</Button>
      </Popconfirm>
    </Space>
  );
}
