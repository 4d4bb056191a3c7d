/** What was told to have changed, gathered until it is read anew. */
export type Changed = { all: boolean; jobs: boolean; cycles: ReadonlySet<string> };

export const NOTHING_CHANGED: Changed = { all: false, jobs: false, cycles: new Set() };

/** `before` and what one message of the line says; what cannot be read may have changed everything. */
export function withChange(before: Changed, what: string, data: string): Changed {
  if (what === 'jobs') return { ...before, jobs: true };
  const cycles = what === 'changed' ? cyclesIn(data) : null;
  return cycles === null ? { ...before, all: true } : { ...before, cycles: new Set([...before.cycles, ...cycles]) };
}

function cyclesIn(data: string): string[] | null {
  try {
    const said: { cycles?: unknown } = JSON.parse(data);
    const { cycles } = said;
    return Array.isArray(cycles) && cycles.every((each) => typeof each === 'string') ? cycles : null;
  } catch {
    return null;
  }
}

const CYCLE_ID = /\b\d{6}-\d{4}-\d{3,6}\b/g;

/**
 * Whether what was read under this key may be another now. A case is not read again because of another: each read of it
 * stands on the list of reads.
 */
export function isConcerned(queryKey: readonly unknown[], { all, jobs, cycles }: Changed): boolean {
  if (all) return true;
  const key = JSON.stringify(queryKey);
  if (jobs && /\bjobs?\b/.test(key)) return true;
  const named: readonly string[] = key.match(CYCLE_ID) ?? [];
  return named.length === 0 ? cycles.size > 0 : named.some((id) => cycles.has(id));
}
