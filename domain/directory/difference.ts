import type { DirectorySnapshot } from './types.js';

/** Lists of a directory that have lines of their own. */
export const DIRECTORY_LISTS = ['people', 'holdings', 'absences', 'proxies', 'heads', 'fields', 'townships'] as const;
export type DirectoryList = (typeof DIRECTORY_LISTS)[number];

type Cell = string | null;
type FieldChange = { field: string; before: Cell; after: Cell };

/** One line that is not the same in two revisions. `key`: what tells lines of the list apart. */
export type LineDifference = { list: DirectoryList; key: string } & (
  | { how: 'added' | 'removed'; line: Record<string, Cell> }
  | { how: 'changed'; line: Record<string, Cell>; fields: FieldChange[] }
);

type Line = { key: string; cells: Record<string, Cell> };

/** What differs from one revision to the next, list by list; what was written in another order differs in nothing. */
export function directoryDifference(before: DirectorySnapshot, after: DirectorySnapshot): LineDifference[] {
  return DIRECTORY_LISTS.flatMap((list) => {
    const [old, now] = [keyed(linesOf(before, list)), keyed(linesOf(after, list))];
    const gone = [...old].filter(([key]) => !now.has(key));
    const kept = [...now].flatMap(([key, cells]): LineDifference[] => {
      const was = old.get(key);
      if (was === undefined) return [{ list, key, how: 'added', line: cells }];
      const fields = changedFields(was, cells);
      return fields.length === 0 ? [] : [{ list, key, how: 'changed', line: cells, fields }];
    });
    return [...kept, ...gone.map(([key, line]) => ({ list, key, how: 'removed' as const, line }))];
  });
}

function keyed(lines: readonly Line[]): Map<string, Record<string, Cell>> {
  return new Map(lines.map(({ key, cells }) => [key, cells]));
}

function changedFields(before: Record<string, Cell>, after: Record<string, Cell>): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((field) => {
    const [was, is] = [before[field] ?? null, after[field] ?? null];
    return was === is ? [] : [{ field, before: was, after: is }];
  });
}

/** The lines of a list, each with what tells it from the others. */
function linesOf(directory: DirectorySnapshot, list: DirectoryList): Line[] {
  switch (list) {
    case 'people':
      return directory.people.map((each) => ({ key: each.id, cells: { ...each } }));
    case 'holdings':
      return directory.holdings.map((each) => ({
        key: `${each.post} ${each.person} ${each.from}`,
        cells: { ...each },
      }));
    case 'absences':
      return directory.absences.map((each) => ({ key: `${each.person} ${each.from}`, cells: { ...each } }));
    case 'proxies':
      return directory.proxies.map(({ subjects, ...each }) => ({
        key: each.id,
        cells: { ...each, subjects: [...subjects].sort().join(',') },
      }));
    case 'heads':
      return directory.heads.map((each) => ({ key: each.person, cells: { ...each } }));
    case 'fields':
      return directory.fields.map((each) => ({ key: `${each.field} ${each.person}`, cells: { ...each } }));
    case 'townships':
      return (directory.townships ?? []).map((name) => ({ key: name, cells: { name } }));
  }
}
