import type { CycleId } from '../../../domain/ids.js';

/** The code of the county a case is of: its number begins with it. */
export function countyOf(cycleId: CycleId): string {
  return cycleId.split('-')[0] ?? '';
}

/** The address of a case on the screen; with an approval, and the task one came for. */
export function casePath(cycleId: CycleId, at?: { approval: string; task?: string }): string {
  const path = `/cycles/${cycleId}`;
  if (at === undefined) return path;
  return `${path}?${new URLSearchParams({ approval: at.approval, ...(at.task && { task: at.task }) })}`;
}

/** The address of a piece of long work on the screen. */
export function jobPath(id: string): string {
  return `/jobs/${encodeURIComponent(id)}`;
}
