import { isDeepStrictEqual } from 'node:util';

/**
 * What must change so that the stored rows become the wanted ones: keys to delete (also of rows that changed) and rows
 * to insert. A row that stays the same is not touched: most archived facts change one or two of dozens.
 */
export function difference<Row>(
  stored: readonly Row[],
  wanted: readonly Row[],
  keyOf: (row: Row) => string,
): { gone: string[]; fresh: Row[] } {
  const before = new Map(stored.map((row) => [keyOf(row), row]));
  // Through JSON, as the stored ones went: an optional field that is undefined is one that is not there.
  const after = new Map(wanted.map((row) => [keyOf(row), JSON.parse(JSON.stringify(row))]));
  const fresh = wanted.filter((row) => !isDeepStrictEqual(before.get(keyOf(row)), after.get(keyOf(row))));
  const changed = new Set(fresh.map(keyOf));
  const gone = [...before.keys()].filter((key) => changed.has(key) || !after.has(key));
  return { gone, fresh };
}
