import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { WORK } from '../../../../texts/zh-CN/console/work.js';
import { send } from '../../api/call.js';
import { Failure } from '../../parts/failure.js';

/** Marks every copy one was sent as read, also those on other pages. */
export function MarkAllRead() {
  const client = useQueryClient();
  const mark = useMutation({
    mutationFn: () => send('POST', '/api/copied/read', {}),
    onSettled: () => client.invalidateQueries({ queryKey: ['/api/copied'] }),
  });
  return (
    <>
      {mark.error && <Failure error={mark.error} />}
      <Button loading={mark.isPending} onClick={() => mark.mutate()}>
        {WORK.readAll}
      </Button>
    </>
  );
}
