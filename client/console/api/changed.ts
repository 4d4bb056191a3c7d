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

/** A county among what was asked: a parameter `code`, or a part of the key by itself. */
const COUNTY = /(?:"code":|[[,])"(\d{6})"(?=[,\]}])/g;
const CYCLE_ID = /\b\d{6}-\d{4}-\d{3,6}\b/g;

/**
 * Whether what was read under this key may be another now. A case is not read again because of another: each read of it
 * stands on the list of reads. Nor is what was asked of one county read again because of another: a bureau above hears of
 * all that are below it.
 */
export function isConcerned(queryKey: readonly unknown[], { all, jobs, cycles }: Changed): boolean {
  if (all) return true;
  const key = JSON.stringify(queryKey);
  if (jobs && /\bjobs?\b/.test(key)) return true;
  const named: readonly string[] = key.match(CYCLE_ID) ?? [];
  if (named.length > 0) return named.some((id) => cycles.has(id));
  const counties = [...key.matchAll(COUNTY)].map(([, code = '']) => code);
  return counties.length === 0 ? cycles.size > 0 : counties.some((code) => isAmong(code, cycles));
}

/** Whether a case of that county, or of one below it, is among them: the code of a bureau above ends in noughts. */
function isAmong(code: string, cycles: ReadonlySet<string>): boolean {
  const prefix = code.replace(/(00)+$/, '');
  return [...cycles].some((id) => id.startsWith(prefix));
}
