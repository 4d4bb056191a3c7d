import type { PlainDate } from '../calendar/plain-date.js';
import type { RegionCode } from '../ids.js';
import { compilePolicy, layersInForce, PARAM_NAMES } from './compile.js';
import { policyRef } from './lookup.js';
import { type Conflict, type MergedRule, mergeLayers } from './merge.js';
import type { RuleId } from './rule-ids.js';
import type { Authority, Basis, PolicyParams, PolicyRef, ProfileLayer, Rule } from './types.js';
import type { RuleKind } from './vocabulary.js';

/** One resolved field: its value, the layers that set it, and whether it is an assumption. */
export type ExplainedField = { name: string; value: unknown; layers: RegionCode[]; assumed: boolean };

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

/** Where everything of a jurisdiction's policy on a day comes from. */
export type Explanation = {
  policy: PolicyRef;
  layers: { code: RegionCode; name: string; version: string }[];
  missing: RegionCode[];
  params: { name: keyof PolicyParams; value: number; layer: RegionCode }[];
  rules: ExplainedRule[];
  conflicts: Conflict[];
};

/** Resolves a policy and says of each parameter which layer set it and how sure it is. @throws as `compilePolicy` */
export function explainPolicy(layers: readonly ProfileLayer[], code: RegionCode, on: PlainDate): Explanation {
  const { policy, conflicts, missing } = compilePolicy(layers, code, on);
  const chain = layersInForce(layers, code, on).layers;
  const merged = mergeLayers(chain).rules;
  return {
    policy: policyRef(policy),
    layers: chain.map((layer) => ({ code: layer.code, name: layer.name, version: layer.version })),
    missing,
    params: PARAM_NAMES.map((name) => ({ name, value: policy.params[name], layer: lastToState(chain, name) ?? code })),
    rules: Object.values(policy.rules).flatMap(({ id }) => {
      const found = merged[id];
      return found === undefined ? [] : [explainedRule(found)];
    }),
    conflicts,
  };
}

function lastToState(chain: readonly ProfileLayer[], name: keyof PolicyParams): RegionCode | undefined {
  return chain.filter(({ params }) => params[name] !== undefined).at(-1)?.code;
}

const HEAD = ['id', 'kind', 'title', 'authority', 'basis', 'assumed', 'legalRisk'];

function explainedRule({ rule, origins, law }: MergedRule): ExplainedRule {
  const { id, kind, title, authority, basis, legalRisk } = rule;
  const risk = legalRisk === undefined ? {} : { legalRisk };
  const fields = Object.entries(rule)
    .filter(([name]) => !HEAD.includes(name))
    .map(([name, value]) => ({
      name,
      value,
      layers: origins[name] ?? [],
      assumed: isAssumed(rule, name),
    }));
  return { id, kind, title, authority, basis, ...risk, fields: [...fields, ...floorField(law)] };
}

/** How far the law lets an office give way, where a lower layer restates its clock. */
function floorField(law: MergedRule['law']): ExplainedField[] {
  if (law?.rule.kind !== 'clock') return [];
  return [{ name: 'law', value: law.rule.limit, layers: [law.layer], assumed: false }];
}

/** What only says how the program treats a rule is nobody's law, and so no assumption about it. */
const OUR_OWN = ['appliesTo', 'force', 'transition'];
/** The authority of a clock is that of its date. */
const DATE_OF_CLOCK = ['limit', 'periodic'];

function isAssumed({ kind, authority, assumed = [] }: Rule, name: string): boolean {
  if (assumed.includes(name)) return true;
  if (authority !== 'assumed') return false;
  return kind === 'clock' ? DATE_OF_CLOCK.includes(name) : !OUR_OWN.includes(name);
}
