import type { PolicySource, ProfileLayer } from '../../domain/policy/types.js';

/** The texts of a profile that was imported: the profile itself, and documents that were registered with it. */
export type ImportedText = { profile: string; register: string; sources: PolicySource[] };

/**
 * What stands beside a compiled policy in the registry: the layers it was made from, the nation first. `by`: who
 * imported one of them, '' where all came from files. `imported`: on the row of the imported layer's own jurisdiction.
 */
export type PolicyText = { layers: ProfileLayer[]; by: string; imported?: ImportedText };

/** How rows with the text of an import begin; the order of keys below is that of the text. */
export const IMPORTED_BEGINS = '{"imported":';

/** What came from files is written as it always was: the layers alone. */
export function writtenText({ layers, by, imported }: PolicyText): string {
  if (by === '') return JSON.stringify(layers);
  return JSON.stringify({ ...(imported === undefined ? {} : { imported }), by, layers });
}

/** Null where a policy was published without its text. */
export function readText(published: string): PolicyText | null {
  if (published.startsWith('[')) return { layers: JSON.parse(published), by: '' };
  return published.startsWith('{') ? JSON.parse(published) : null;
}
