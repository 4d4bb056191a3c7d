import { Alert } from 'antd';
import { NOTICE_IMPORT } from '../../../../texts/zh-CN/console/policies.js';
import type { NoticeProgress } from '../../api/policy-answers.js';

/** A notice that is published, and how far the cases are with it. */
export function Imported({ progress: { id, cycles, elsewhere } }: { progress: NoticeProgress }) {
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
          {elsewhere.map(({ code, done, open }) => (
            <li key={code}>{NOTICE_IMPORT.elsewhereDone(code, done, open)}</li>
          ))}
        </ul>
      }
    />
  );
}
