import { useQuery } from '@tanstack/react-query';
import type { DirectorySnapshot } from '../../../domain/directory/types.js';
import { get } from '../api/call.js';
import type { OwnEntries } from '../api/directory-answers.js';
import { today } from '../clock.js';
import { isMeantFor } from '../session/session.js';
import { useSession } from '../session/use-session.js';

/** The directory of the county, which is open to offices; others are not even asked for it. */
export function useDirectory() {
  const enabled = useIsOpen();
  return useQuery({ queryKey: ['directory'], queryFn: () => get<DirectorySnapshot>('/api/directory'), enabled });
}

/** Is the directory open to who is signed in? */
export function useIsOpen(): boolean {
  return isMeantFor(useSession(), ['office']);
}

/** One's own entries, for whom the directory is closed to; asked only then. */
export function useOwnEntries() {
  const enabled = !useIsOpen();
  return useQuery({ queryKey: ['own-entries'], queryFn: () => get<OwnEntries>('/api/directory/own'), enabled });
}

export type Standing = 'now' | 'before' | 'later';

/** Whether a span of days holds today, lies behind it, or ahead. */
export function standingOf({ from, to }: { from: string; to: string | null }): Standing {
  const on = today();
  if (to !== null && to < on) return 'before';
  return on < from ? 'later' : 'now';
}
