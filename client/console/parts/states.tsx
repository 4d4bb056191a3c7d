import type { UseQueryResult } from '@tanstack/react-query';
import { Empty, Spin } from 'antd';
import type { ReactNode } from 'react';
import { SHELL } from '../../../texts/zh-CN/console/shell.js';
import { Failure } from './failure.js';

/** Something is being read. */
export function Loading() {
  return (
    <div className="loading" role="status" aria-label={SHELL.loading}>
      <Spin description={SHELL.loading} />
    </div>
  );
}

/** There is nothing to show, and why, where that can be said. */
export function Nothing({ text = SHELL.empty }: { text?: string }) {
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text} />;
}

type AnsweredProps<Data> = { query: UseQueryResult<Data>; children: (data: Data) => ReactNode };

/** What was read, or that it is being read, or why it cannot be. */
export function Answered<Data>({ query, children }: AnsweredProps<Data>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <Failure error={query.error} retry={query.refetch} />;
  return <Loading />;
}
