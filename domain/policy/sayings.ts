import type { RegionCode } from '../ids.js';
import type { Conflict, Merged } from './merge.js';
import type { RuleId } from './rule-ids.js';
import type { Authority, Basis, ProfileLayer, RulePatch } from './types.js';

/**
 * What became of it. `joined`: a lower layer added to it. `replaced`: a lower layer says otherwise. `refused`: an upper
 * layer prevails, or the rule could not be used.
 */
export type Outcome = 'holds' | 'joined' | 'replaced' | 'refused';

/** What one layer says of one field, how sure it is, where that is written, and what became of it. */
export type Saying = {
  layer: RegionCode;
  value: unknown;
  /** null: the field only says how the program treats the rule, which is nobody's law. */
  authority: Authority | null;
  basis: Basis[];
  outcome: Outcome;
};

/** What stands over a rule as a whole, and is no field that a layer sets. */
export const RULE_HEAD = ['id', 'kind', 'title', 'authority', 'basis', 'assumed', 'legalRisk'];

/** Everything the layers say of a rule, field by field, nation first. @param layers at most one version of each code */
export function sayingsOf(layers: readonly ProfileLayer[], id: RuleId, merged: Merged): Map<string, Saying[]> {
  const said = new Map<string, Saying[]>();
  for (const { code, rules } of layers) {
    for (const patch of rules.filter((each) => each.id === id)) {
      for (const [field, value] of Object.entries(patch).filter(([name]) => !RULE_HEAD.includes(name))) {
        const authority = authorityOf(patch, field);
        const outcome = outcomeOf(merged, { id, layer: code, field });
        const saying = { layer: code, value, authority, basis: patch.basis, outcome };
        said.set(field, [...(said.get(field) ?? []), saying]);
      }
    }
  }
  return said;
}

/** What only says how the program treats a rule is nobody's law, and so no assumption about it. */
const OUR_OWN = ['appliesTo', 'force', 'transition'];
/** The authority of a clock is that of its date; the duty itself is written. */
const DATE_OF_CLOCK = ['limit', 'periodic'];

/** How sure a layer is of one field. */
export function authorityOf({ kind, authority, assumed = [] }: RulePatch, field: string): Authority | null {
  if (assumed.includes(field)) return 'assumed';
  if (OUR_OWN.includes(field)) return null;
  if (authority !== 'assumed' || kind !== 'clock') return authority;
  return DATE_OF_CLOCK.includes(field) ? 'assumed' : 'stated';
}

type Place = { id: RuleId; layer: RegionCode; field: string };

/** Faults of a rule as a whole: nothing the layer says of it is used. */
const WHOLE: readonly Conflict['what'][] = ['other-kind', 'incomplete'];

function outcomeOf({ rules, conflicts }: Merged, { id, layer, field }: Place): Outcome {
  const against = conflicts.filter((each) => each.rule === id && each.layer === layer);
  if (against.some(({ what, fields }) => WHOLE.includes(what) || fields.includes(field))) return 'refused';
  const origins = rules[id]?.origins[field] ?? [];
  if (origins.at(-1) === layer) return 'holds';
  return origins.includes(layer) ? 'joined' : 'replaced';
}
