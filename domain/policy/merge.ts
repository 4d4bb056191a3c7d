import type { RegionCode } from '../ids.js';
import type { RuleId } from './rule-ids.js';
import { type Loosening, looseningsOf } from './stricter.js';
import type { Exemption, ProfileLayer, Rule, RulePatch } from './types.js';
import { isWholeRule, missingFields } from './whole.js';

/** Where a layer could not have its way. What it asked for is left out and named, never merged silently. */
export type Conflict = {
  rule: RuleId;
  layer: RegionCode;
  /** The upper layer that prevails, where there is one. */
  against: RegionCode | null;
  what: 'looser' | 'unclear' | 'removes-law' | 'other-kind' | 'incomplete' | 'nothing-to-drop';
  fields: string[];
};

/**
 * A resolved rule; `origins` says which layers each field came from. `law`: the rule of law it may not go under, where
 * a lower layer has the last word.
 */
export type MergedRule = { rule: Rule; origins: Record<string, RegionCode[]>; law?: Floor };
export type Merged = { rules: { [I in RuleId]?: MergedRule }; conflicts: Conflict[] };

/** Law found on the way down: the floor nobody below may go under. */
export type Floor = { rule: Rule; layer: RegionCode };
type Floors = { [I in RuleId]?: Floor };

/** Merges layers, nation first, by rule id and field. @param layers at most one version of each code */
export function mergeLayers(layers: readonly ProfileLayer[]): Merged {
  const merged: Merged = { rules: {}, conflicts: [] };
  const floors: Floors = {};
  for (const layer of layers) {
    for (const patch of layer.rules) apply(merged, floors, layer.code, patch);
    for (const exemption of layer.without) drop(merged, floors, layer.code, exemption);
  }
  return merged;
}

function apply(merged: Merged, floors: Floors, layer: RegionCode, patch: RulePatch): void {
  const upper = merged.rules[patch.id];
  const refuse = (what: Conflict['what'], fields: string[], against: RegionCode | null = null) =>
    merged.conflicts.push({ rule: patch.id, layer, against, what, fields });
  if (upper !== undefined && upper.rule.kind !== patch.kind) {
    refuse('other-kind', ['kind'], upper.origins.kind?.[0] ?? null);
    return;
  }
  const candidate = united(upper?.rule, patch);
  if (!isWholeRule(candidate)) {
    refuse('incomplete', missingFields(candidate));
    return;
  }
  const floor = floors[patch.id];
  const loosened = floor === undefined ? [] : looseningsOf(floor.rule, candidate);
  for (const what of ['looser', 'unclear'] as const) {
    const fields = loosened.filter(({ order }) => order === what).map(({ field }) => field);
    if (fields.length > 0) refuse(what, fields, floor?.layer ?? null);
  }
  const kept = floor === undefined ? candidate : restored(candidate, floor.rule, loosened);
  const law = floor === undefined || kept.authority === 'law' ? {} : { law: floor };
  merged.rules[patch.id] = { rule: kept, origins: originsAfter(upper, patch, layer, loosened), ...law };
  if (kept.authority === 'law') floors[patch.id] = { rule: kept, layer };
}

/** The upper rule with the fields the layer sets; sets of contents unite. */
function united(upper: Rule | undefined, patch: RulePatch): RulePatch {
  if (upper === undefined) return patch;
  if (upper.kind === 'contents' && patch.kind === 'contents') {
    const items = [...new Set([...(upper.items ?? []), ...(patch.items ?? [])])];
    const parts = [...new Set([...upper.parts, ...(patch.parts ?? [])])];
    return { ...upper, ...patch, parts, ...(items.length === 0 ? {} : { items }) };
  }
  return Object.assign({}, upper, patch);
}

/** Puts back what the law says, with the law as its basis. */
function restored(candidate: Rule, floor: Rule, loosened: readonly Loosening[]): Rule {
  if (loosened.length === 0) return candidate;
  const fields = [...loosened.map(({ field }) => field), 'authority', 'basis'];
  const own = Object.entries(candidate).filter(([field]) => !fields.includes(field));
  const law = Object.entries(floor).filter(([field]) => fields.includes(field));
  return Object.assign({}, floor, Object.fromEntries([...own, ...law]));
}

function originsAfter(
  upper: MergedRule | undefined,
  patch: RulePatch,
  layer: RegionCode,
  loosened: readonly Loosening[],
): MergedRule['origins'] {
  const refused = loosened.length === 0 ? [] : [...loosened.map(({ field }) => field), 'authority', 'basis'];
  const own = Object.keys(patch).filter((field) => !refused.includes(field));
  const before = upper?.origins ?? {};
  const entries = own.map((field): [string, RegionCode[]] => {
    const uniting = patch.kind === 'contents' && (field === 'parts' || field === 'items');
    return [field, uniting ? [...(before[field] ?? []), layer] : [layer]];
  });
  return { ...before, ...Object.fromEntries(entries) };
}

function drop(merged: Merged, floors: Floors, layer: RegionCode, { id }: Exemption): void {
  const floor = floors[id];
  if (floor !== undefined) {
    merged.conflicts.push({ rule: id, layer, against: floor.layer, what: 'removes-law', fields: [] });
  } else if (merged.rules[id] === undefined) {
    merged.conflicts.push({ rule: id, layer, against: null, what: 'nothing-to-drop', fields: [] });
  } else delete merged.rules[id];
}
