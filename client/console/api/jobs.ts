import { useQuery } from '@tanstack/react-query';
import type { JobAnswer, JobsAnswer } from './answers.js';
import { get } from './call.js';

/** Asked again this often while it goes on, beside what the server tells by itself. */
const AGAIN_MS = 1_500;

/** One piece of long work, read again until it is over; nothing is asked for null. */
export function useJob(id: string | null) {
  return useQuery({
    queryKey: ['job', id],
    queryFn: () => get<JobAnswer>(`/api/jobs/${encodeURIComponent(id ?? '')}`),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data === undefined || state.data.endedAt === null ? AGAIN_MS : false),
  });
}

/** What the caller asked for, the newest first; what is under way is there again after the page was loaded anew. */
export function useJobs() {
  return useQuery({ queryKey: ['jobs'], queryFn: () => get<JobsAnswer>('/api/jobs') });
}
