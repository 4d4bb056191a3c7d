import type { PlainDate } from '../calendar/plain-date.js';
import type { RegionCode } from '../ids.js';
import { compilePolicy, layersInForce, PARAM_NAMES } from './compile.js';
import { policyRef } from './lookup.js';
import { type Conflict, type Merged, type MergedRule, mergeLayers } from './merge.js';
import type { RuleId } from './rule-ids.js';
import { RULE_HEAD, type Saying, sayingsOf } from './sayings.js';
import type { Authority, Basis, PolicyParams, PolicyRef, ProfileLayer } from './types.js';
import type { RuleKind } from './vocabulary.js';

/**
 * One resolved field: its value, the layers that set it, how sure the deciding one is and where it is written, and all
 * that any layer says of it. `authority` null: only how the program treats the rule.
 */
export type ExplainedField = {
  name: string;
  value: unknown;
  layers: RegionCode[];
  assumed: boolean;
  authority: Authority | null;
  basis: Basis[];
  said: Saying[];
};

export type ExplainedRule = {
  id: RuleId;
  kind: RuleKind;
  title: string;
  authority: Authority;
  basis: Basis[];
  /** What it may break, where it is a legal risk. */
  legalRisk?: Basis[];
  fields: ExplainedField[];
};

/** A layer says that a rule from above does not hold with it; `refused`: it is law, or no layer above has it. */
export type ExplainedExemption = { rule: RuleId; layer: RegionCode; why: string; basis: Basis[]; refused: boolean };

/** A scalar: the documents are silent on all of them, so each is assumed. */
export type ExplainedParam = {
  name: keyof PolicyParams;
  value: number;
  layer: RegionCode;
  said: { layer: RegionCode; value: number }[];
};

/** Where everything of a jurisdiction's policy on a day comes from. */
export type Explanation = {
  policy: PolicyRef;
  layers: { code: RegionCode; name: string; version: string }[];
  missing: RegionCode[];
  params: ExplainedParam[];
  rules: ExplainedRule[];
  without: ExplainedExemption[];
  conflicts: Conflict[];
};

/** Resolves a policy and says of each parameter which layer set it and how sure it is. @throws as `compilePolicy` */
export function explainPolicy(layers: readonly ProfileLayer[], code: RegionCode, on: PlainDate): Explanation {
  const { policy, conflicts, missing } = compilePolicy(layers, code, on);
  const chain = layersInForce(layers, code, on).layers;
  const merged = mergeLayers(chain);
  return {
    policy: policyRef(policy),
    layers: chain.map((layer) => ({ code: layer.code, name: layer.name, version: layer.version })),
    missing,
    params: PARAM_NAMES.flatMap((name) => explainedParam(chain, name)),
    rules: Object.values(policy.rules).flatMap(({ id }) => {
      const found = merged.rules[id];
      return found === undefined ? [] : [explainedRule(found, chain, merged)];
    }),
    without: exemptionsIn(chain, merged),
    conflicts,
  };
}

function explainedParam(chain: readonly ProfileLayer[], name: keyof PolicyParams): ExplainedParam[] {
  const said = chain.flatMap(({ code, params }) => {
    const value = params[name];
    return value === undefined ? [] : [{ layer: code, value }];
  });
  const last = said.at(-1);
  return last === undefined ? [] : [{ name, ...last, said }];
}

function explainedRule(
  { rule, origins, law }: MergedRule,
  chain: readonly ProfileLayer[],
  merged: Merged,
): ExplainedRule {
  const { id, kind, title, authority, basis, legalRisk } = rule;
  const risk = legalRisk === undefined ? {} : { legalRisk };
  const said = sayingsOf(chain, id, merged);
  const fields = Object.entries(rule)
    .filter(([name]) => !RULE_HEAD.includes(name))
    .map(([name, value]) => {
      const field = { name, value, layers: origins[name] ?? [] };
      return explainedField(field, said.get(name) ?? [], rule.assumed?.includes(name) === true);
    });
  return { id, kind, title, authority, basis, ...risk, fields: [...fields, ...floorField(law)] };
}

/**
 * The word that holds decides how sure the field is: a lower layer is no surer of what it did not say.
 * @param marked a layer takes the field over as an assumption of its own
 */
function explainedField(
  field: Pick<ExplainedField, 'name' | 'value' | 'layers'>,
  said: Saying[],
  marked: boolean,
): ExplainedField {
  const holding = said.filter(({ outcome }) => outcome === 'holds' || outcome === 'joined');
  const deciding = holding.at(-1);
  const assumed = marked || holding.some((each) => each.authority === 'assumed');
  const authority = marked ? 'assumed' : (deciding?.authority ?? null);
  return { ...field, assumed, authority, basis: deciding?.basis ?? [], said };
}

/** How far the law lets an office give way, where a lower layer restates its clock. */
function floorField(law: MergedRule['law']): ExplainedField[] {
  if (law?.rule.kind !== 'clock') return [];
  const { limit: value, authority, basis } = law.rule;
  return [{ name: 'law', value, layers: [law.layer], assumed: false, authority, basis, said: [] }];
}

function exemptionsIn(chain: readonly ProfileLayer[], { conflicts }: Merged): ExplainedExemption[] {
  return chain.flatMap(({ code, without }) =>
    without.map(({ id: rule, why, basis }) => {
      const against = conflicts.filter((each) => each.rule === rule && each.layer === code);
      return { rule, layer: code, why, basis, refused: against.some(({ what }) => REFUSED.includes(what)) };
    }),
  );
}

const REFUSED: readonly Conflict['what'][] = ['removes-law', 'nothing-to-drop'];
