import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { WORK } from '../../../../texts/zh-CN/console/work.js';
import type { PersonActLine } from '../../api/answers.js';
import { send } from '../../api/call.js';
import { Failure } from '../../parts/failure.js';

/** Marks what is listed as read; an approval that has ended has nothing to mark. */
export function MarkAllRead({ lines }: { lines: readonly PersonActLine[] }) {
  const client = useQueryClient();
  const unread = lines.filter(({ readAt, status }) => readAt === null && status === 'running');
  const mark = useMutation({
    mutationFn: async () => {
      for (const { cycleId, approval } of unread)
        await send('POST', `/api/cycles/${cycleId}/approvals/${approval}/read`);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['/api/mine/copied'] }),
  });
  return (
    <>
      {mark.error && <Failure error={mark.error} />}
      <Button disabled={unread.length === 0} loading={mark.isPending} onClick={() => mark.mutate()}>
        {WORK.readAll}
      </Button>
    </>
  );
}
