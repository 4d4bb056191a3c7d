import { layersOf } from '../calendar/layers.js';
import { maxDate, type PlainDate } from '../calendar/plain-date.js';
import { contentHash } from '../hash.js';
import type { RegionCode } from '../ids.js';
import { type Conflict, type Merged, type MergedRule, mergeLayers } from './merge.js';
import { RULE_IDS, type RuleId } from './rule-ids.js';
import type { Basis, CompiledPolicy, CompiledRule, PolicyParams, ProfileLayer } from './types.js';

/** The policy of a jurisdiction on a day, with what could not be merged and the layers nobody has written. */
export type Compiled = { policy: CompiledPolicy; conflicts: Conflict[]; missing: RegionCode[] };

/** Which versions hold on a day, nation first, and which layers have none. */
export type InForce = { layers: ProfileLayer[]; missing: RegionCode[] };

export const PARAM_NAMES = [
  'reserveWd',
  'refileWd',
  'paperObjectionWd',
] as const satisfies readonly (keyof PolicyParams)[];

/**
 * Compiles the layers that hold for a region on a day; the same layers always give the same hash.
 * @throws RangeError when no national layer holds that day, or a parameter is stated by no layer
 */
export function compilePolicy(layers: readonly ProfileLayer[], code: RegionCode, on: PlainDate): Compiled {
  const { layers: chain, missing } = layersInForce(layers, code, on);
  if (chain.length === 0 || missing.includes(nationOf(code))) {
    throw new RangeError(`no national layer in force on ${on}`);
  }
  const merged = mergeLayers(chain);
  const body = {
    id: code,
    version: chain.map(({ effectiveFrom }) => effectiveFrom).reduce(maxDate),
    layers: chain.map((layer) => ({ code: layer.code, version: layer.version })),
    missing,
    rules: compiledRules(merged),
    params: paramsOf(chain),
  };
  return { policy: { ...body, hash: contentHash(body) }, conflicts: merged.conflicts, missing };
}

/** All versions of a jurisdiction, the oldest first: there is one of each day on which a layer of it takes effect. */
export function allVersions(layers: readonly ProfileLayer[], code: RegionCode): Compiled[] {
  const chain = layersOf(code);
  const national = layers.filter((layer) => layer.code === nationOf(code)).map(({ effectiveFrom }) => effectiveFrom);
  const days = layers.filter((layer) => chain.includes(layer.code)).map(({ effectiveFrom }) => effectiveFrom);
  return [...new Set(days)]
    .filter((day) => national.some((first) => first <= day))
    .toSorted()
    .map((day) => compilePolicy(layers, code, day));
}

/** Newest version of each layer of the region that is in force on the day; parents follow from the digits. */
export function layersInForce(layers: readonly ProfileLayer[], code: RegionCode, on: PlainDate): InForce {
  const chain = layersOf(code).map((each) => ({ each, layer: newest(layers, each, on) }));
  return {
    layers: chain.flatMap(({ layer }) => layer ?? []),
    missing: chain.filter(({ layer }) => layer === undefined).map(({ each }) => each),
  };
}

function newest(layers: readonly ProfileLayer[], code: RegionCode, on: PlainDate): ProfileLayer | undefined {
  return layers
    .filter((layer) => layer.code === code && layer.effectiveFrom <= on)
    .reduce<ProfileLayer | undefined>((best, each) => {
      return best === undefined || each.effectiveFrom > best.effectiveFrom ? each : best;
    }, undefined);
}

function nationOf(code: RegionCode): RegionCode {
  return layersOf(code)[0] ?? code;
}

/** In the order of the catalogue, so that lists made from a policy read alike everywhere. */
function compiledRules(merged: Merged): CompiledPolicy['rules'] {
  const ids: RuleId[] = Object.values(RULE_IDS).flat();
  return Object.fromEntries(
    ids.flatMap((id) => {
      const found = merged.rules[id];
      return found === undefined ? [] : [[id, compiledRule(found)]];
    }),
  );
}

/** Only duties can be extended or waived, so only clocks keep the law they stand on. */
function compiledRule({ rule, law }: MergedRule): CompiledRule {
  const { title: _title, assumed: _assumed, basis, legalRisk, ...rest } = rule;
  const floor = law?.rule.kind === 'clock' ? { law: { limit: law.rule.limit, basis: basisText(law.rule.basis) } } : {};
  const risk = legalRisk === undefined ? {} : { legalRisk: basisText(legalRisk) };
  return { ...rest, basis: basisText(basis), ...floor, ...risk };
}

/** `source clause`, several joined by a semicolon. */
function basisText(basis: readonly Basis[]): string {
  return basis.map(({ source, clause }) => `${source} ${clause}`).join('; ');
}

function paramsOf(chain: readonly ProfileLayer[]): PolicyParams {
  const stated: Partial<PolicyParams> = Object.assign({}, ...chain.map(({ params }) => params));
  const absent = PARAM_NAMES.filter((name) => stated[name] === undefined);
  if (!isComplete(stated)) throw new RangeError(`parameters no layer states: ${absent.join(', ')}`);
  return stated;
}

function isComplete(params: Partial<PolicyParams>): params is PolicyParams {
  return PARAM_NAMES.every((name) => params[name] !== undefined);
}
