import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import type { Todo } from '../../api/answers.js';
import { get } from '../../api/call.js';
import { casePath } from '../../parts/paths.js';

/** It is on record; what waits next. */
export function NextItem() {
  const { data } = useQuery({ queryKey: ['todo'], queryFn: () => get<Todo>('/api/todo') });
  const next = data?.tasks[0];
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={CASE.decided}
      description={
        next === undefined ? (
          CASE.noNext
        ) : (
          <Link to={casePath(next.cycleId, next)}>
            {CASE.next}：{next.cycleTitle} {next.title}
          </Link>
        )
      }
    />
  );
}
