import { createContext, useContext } from 'react';
import type { Choice } from './offered.js';

/** Names of fields from the top of a form; a number is a row. */
export type FieldPath = readonly (string | number)[];

/** What the rules of a place say of one field, beside what its schema says. */
export type Guide = {
  /** Shown below the field. */
  hints?: readonly string[];
  /** Of the values of a choice, those that are possible here. */
  values?: readonly string[];
  /** Values to choose from, where only this place knows them. */
  choices?: readonly Choice[];
  /** Another value than these may be typed. */
  free?: boolean;
  /** Has to be filled in here, though the schema lets it be left out. */
  needed?: boolean;
  /** What is wrong with what was typed, null when nothing is. */
  check?: (typed: unknown) => string | null;
};

/** By the path of a field without its rows: `purchaser.purchaserKind`, `stations.id`. */
export type Guides = Readonly<Record<string, Guide>>;

export const GuideContext = createContext<Guides>({});

const NONE: Guide = {};

/** What is said of the field at this path. */
export function useGuide(path: FieldPath): Guide {
  const guides = useContext(GuideContext);
  return guides[path.filter((part) => typeof part === 'string').join('.')] ?? NONE;
}
