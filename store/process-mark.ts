import { readFileSync } from 'node:fs';
import { codeOf } from './error-code.js';

/** A process of this machine. `startTicks`: its own start, so that a reused pid is not mistaken; null where nobody can tell. */
export type ProcessMark = { pid: number; startTicks: string | null };

/** The mark of this process. */
export function ownMark(): ProcessMark {
  return { pid: process.pid, startTicks: startTicks(process.pid) };
}

/** Whether that process still runs on this machine. In doubt it does. */
export function isAlive(mark: ProcessMark): boolean {
  if (!exists(mark.pid)) return false;
  const ticks = startTicks(mark.pid);
  return mark.startTicks === null || ticks === null || ticks === mark.startTicks;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Field 22 of /proc/<pid>/stat, or null where there is no /proc. The name in field 2 may hold spaces. */
function startTicks(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
