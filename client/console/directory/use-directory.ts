import { useQuery } from '@tanstack/react-query';
import type { DirectorySnapshot } from '../../../domain/directory/types.js';
import { get } from '../api/call.js';
import type { OwnEntries } from '../api/directory-answers.js';
import { today } from '../clock.js';

/** The directory of the county; refused to who is of no office. */
export function useDirectory() {
  return useQuery({
    queryKey: ['directory'],
    queryFn: () => get<DirectorySnapshot>('/api/directory'),
    retry: false,
  });
}

/** One's own entries, for whom the directory is closed to; asked only then. */
export function useOwnEntries(enabled: boolean): OwnEntries | undefined {
  const query = useQuery({ queryKey: ['own-entries'], queryFn: () => get<OwnEntries>('/api/directory/own'), enabled });
  return query.data;
}

export type Standing = 'now' | 'before' | 'later';

/** Whether a span of days holds today, lies behind it, or ahead. */
export function standingOf({ from, to }: { from: string; to: string | null }): Standing {
  const on = today();
  if (to !== null && to < on) return 'before';
  return on < from ? 'later' : 'now';
}
