import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { NOTICE_IMPORT } from '../../../../texts/zh-CN/console/policies.js';
import { get } from '../../api/call.js';
import type { NoticeProgress } from '../../api/policy-answers.js';

/** Asked again this often while cases are still to take the notice. */
const AGAIN_MS = 3_000;

/** A notice that is published, and how far the cases are with it, until all have taken it. */
export function Imported({ progress }: { progress: NoticeProgress }) {
  const [code = '', notice = ''] = progress.id.split('/');
  const path = `/api/calendar/notices/${encodeURIComponent(code)}/${encodeURIComponent(notice)}`;
  const { data } = useQuery({
    queryKey: [path],
    queryFn: () => get<NoticeProgress>(path),
    initialData: progress,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? AGAIN_MS : false),
  });
  const { id, cycles, elsewhere } = data;
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={`${NOTICE_IMPORT.done}：${id}`}
      description={
        <ul>
          {cycles.map(({ cycleId, title, outcome }) => (
            <li key={cycleId}>
              {cycleId} {title}：{NOTICE_IMPORT.outcomes[outcome]}
            </li>
          ))}
          {elsewhere.map(({ code: place, done, open }) => (
            <li key={place}>{NOTICE_IMPORT.elsewhereDone(place, done, open)}</li>
          ))}
        </ul>
      }
    />
  );
}
