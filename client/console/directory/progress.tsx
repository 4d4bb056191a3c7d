import { Alert } from 'antd';
import { DIRECTORY } from '../../../texts/zh-CN/console/directory.js';
import type { DirectoryProgress } from '../api/directory-answers.js';

/** A published revision, and how far the approvals are that it touched. */
export function Progress({ progress: { rev, cycles } }: { progress: DirectoryProgress }) {
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={DIRECTORY.published(rev)}
      description={
        cycles.length === 0 ? (
          DIRECTORY.noneTouched
        ) : (
          <ul>
            {cycles.map(({ cycleId, title, outcome }) => (
              <li key={cycleId}>
                {cycleId} {title}：{DIRECTORY.outcomes[outcome]}
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}
