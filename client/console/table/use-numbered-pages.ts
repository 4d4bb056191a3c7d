import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Numbered } from '../api/answers.js';
import { get, withQuery } from '../api/call.js';

type Query = Readonly<Record<string, string | number | undefined>>;

const LINES = 20;
/** As many as the server gives at once. */
const MOST_LINES = 200;

/** Which page is shown, of how many lines, and how another is asked for. */
export type PageShown = { page: number; limit: number; onPage: (page: number, limit: number) => void };

/** A list the server counts, one page at a time; all but `answer` is spread into `PageTable`. Another question begins at the first page. */
export function useNumberedPages<Row, Answer extends Numbered<Row> = Numbered<Row>>(path: string, query: Query) {
  const asked = JSON.stringify(query);
  const [at, setAt] = useState({ asked, page: 1, limit: LINES });
  const page = at.asked === asked ? at.page : 1;
  const answer = useQuery({
    queryKey: [path, query, page, at.limit],
    queryFn: () => get<Answer>(withQuery(path, { ...query, page, limit: at.limit })),
    placeholderData: keepPreviousData,
  });
  const shown: PageShown = { page, limit: at.limit, onPage: (next, limit) => setAt({ asked, page: next, limit }) };
  return {
    answer: answer.data,
    rows: answer.data?.rows ?? [],
    total: answer.data?.total ?? 0,
    loading: answer.isFetching,
    error: answer.error,
    retry: answer.refetch,
    readAll: () => readAll<Row>(path, query),
    shown,
  };
}

/** Every line of a list, page by page: what was added or left meanwhile may be in it or not. */
async function readAll<Row>(path: string, query: Query): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await get<Numbered<Row>>(withQuery(path, { ...query, page, limit: MOST_LINES }));
    rows.push(...answer.rows);
    if (page * MOST_LINES >= answer.total) return rows;
  }
}
