import { minDate } from '../calendar/plain-date.js';
import { NATION } from '../calendar/year-data.js';
import type { RuleId } from './rule-ids.js';
import { authorityOf } from './sayings.js';
import type { PolicySource, ProfileLayer, RulePatch } from './types.js';

/** What is wrong with one layer, whatever the others say. */
export type LayerFault = {
  what: 'never-in-force' | 'written-nowhere' | 'figure-not-read';
  rule?: RuleId;
  fields: string[];
};

/** Faults of a layer by itself. @param layers all there are: what comes after it, and the nation over it */
export function layerFaults(
  layer: ProfileLayer,
  layers: readonly ProfileLayer[],
  sources: readonly PolicySource[],
): LayerFault[] {
  return [
    ...(isEverInForce(layer, layers) ? [] : [{ what: 'never-in-force' as const, fields: ['effectiveFrom'] }]),
    ...layer.rules.flatMap((patch) => overrated(patch, sources)),
  ];
}

/** A version holds until the next one of its layer, and nothing holds before there is a national layer. */
function isEverInForce({ code, effectiveFrom }: ProfileLayer, layers: readonly ProfileLayer[]): boolean {
  const nation = layers.filter((each) => each.code === NATION).map((each) => each.effectiveFrom);
  const later = layers.filter((each) => each.code === code && each.effectiveFrom > effectiveFrom);
  const [first] = nation.sort();
  if (first === undefined) return false;
  return later.length === 0 || later.map((each) => each.effectiveFrom).reduce(minDate) > first;
}

/** Fields that carry a figure of the document, as against what the program makes of it. */
const FIGURES = ['limit', 'max', 'min', 'by', 'maxAge', 'minPerStation', 'passScore', 'excellentScore', 'tranches'];
/** How a source must have been looked at before a figure may be given as its own. */
const READ: readonly PolicySource['verified'][] = ['text', 'own'];

/** Said to be written, while what it rests on is our own assumption, or nobody has read the figure in the text. */
function overrated(patch: RulePatch, sources: readonly PolicySource[]): LayerFault[] {
  const cited = patch.basis.flatMap(({ source }) => sources.find(({ id }) => id === source) ?? []);
  if (patch.authority === 'assumed' || cited.length === 0) return [];
  if (cited.every(({ tier }) => tier === 'assumption')) {
    return [{ what: 'written-nowhere', rule: patch.id, fields: ['authority'] }];
  }
  const figures = FIGURES.filter((field) => Object.hasOwn(patch, field) && authorityOf(patch, field) !== 'assumed');
  const isRead = cited.some(({ verified }) => READ.includes(verified));
  return isRead || figures.length === 0 ? [] : [{ what: 'figure-not-read', rule: patch.id, fields: figures }];
}
