/** Where a field stands: within the list row it is in, and in the whole form. */
export type Place = { item: (string | number)[]; whole: (string | number)[] };

export const TOP: Place = { item: [], whole: [] };

/** The place of a field inside another. */
export function inside({ item, whole }: Place, name: string | number): Place {
  return { item: [...item, name], whole: [...whole, name] };
}
