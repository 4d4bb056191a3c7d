import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import type { Numbered, TaskLine } from '../../api/answers.js';
import { get } from '../../api/call.js';
import { casePath } from '../../parts/paths.js';
import { stepName } from '../todo/step-name.js';

const PATH = '/api/todo/tasks?limit=1';

/** It is on record; what waits next. */
export function NextItem() {
  const { data } = useQuery({ queryKey: [PATH], queryFn: () => get<Numbered<TaskLine>>(PATH) });
  const next = data?.rows[0];
  // The buttons that were pressed go: the keyboard goes on here, before the way to what waits next.
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1}>
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
              {CASE.next}：{next.cycleTitle} {stepName(next)}
            </Link>
          )
        }
      />
    </div>
  );
}
