import { useInfiniteQuery } from '@tanstack/react-query';
import { get, withQuery } from '../api/call.js';

type Query = Readonly<Record<string, string | number | undefined>>;
type Page = { next: string | null };

/** Rows of a list that the server gives a page at a time, as far as they were read. */
export type Pages<Row> = {
  rows: Row[];
  loading: boolean;
  error: unknown;
  retry: () => unknown;
  onMore: (() => unknown) | undefined;
  readAll: () => Promise<Row[]>;
};

/** Reads a list page by page; `rowsOf` finds the rows of one answer. Spread into `PageTable`. */
export function usePages<Answer extends Page, Row>(
  path: string,
  query: Query,
  rowsOf: (answer: Answer) => readonly Row[],
): Pages<Row> {
  const pages = useInfiniteQuery({
    queryKey: [path, query],
    queryFn: ({ pageParam }) => get<Answer>(withQuery(path, { ...query, after: pageParam })),
    initialPageParam: '',
    getNextPageParam: ({ next }: Answer) => next,
  });
  return {
    rows: pages.data?.pages.flatMap((answer) => [...rowsOf(answer)]) ?? [],
    loading: pages.isFetching,
    error: pages.error,
    retry: pages.refetch,
    onMore: pages.hasNextPage ? pages.fetchNextPage : undefined,
    readAll: async () => {
      const rows: Row[] = [];
      for (let after: string | null = ''; after !== null; ) {
        const answer: Answer = await get<Answer>(withQuery(path, { ...query, after }));
        rows.push(...rowsOf(answer));
        after = answer.next;
      }
      return rows;
    },
  };
}
