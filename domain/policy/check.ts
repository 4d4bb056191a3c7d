import type { Step, Who } from '../approval/types.js';
import { layersOf } from '../calendar/layers.js';
import { maxDate, minDate, type PlainDate } from '../calendar/plain-date.js';
import { NATION } from '../calendar/year-data.js';
import type { RegionCode } from '../ids.js';
import { type LayerFault, layerFaults } from './check-layer.js';
import { layersInForce, PARAM_NAMES } from './compile.js';
import { type Conflict, type Merged, type MergedRule, mergeLayers } from './merge.js';
import type { RuleId } from './rule-ids.js';
import { RULE_HEAD, sayingsOf } from './sayings.js';
import type { PolicySource, ProfileLayer, Rule, RulePatch } from './types.js';
import { namesItsOwn, WORD_FIELD } from './words.js';

/** What a person must mend (`error`) or should know (`note`) about a set of layers. */
export type Finding = {
  level: 'error' | 'note';
  what: Conflict['what'] | OwnFinding;
  layer: RegionCode;
  /** Which version of the layer; null where there is none. */
  version: string | null;
  rule?: RuleId;
  fields: string[];
};
type OwnFinding =
  | 'missing-layer'
  | 'missing-param'
  | 'replaced-whole'
  | 'chosen-after-several'
  | 'route-of-other-rule'
  | 'tranches-not-whole'
  | 'ages-differ'
  | 'no-qualifying-hours'
  | 'other-word'
  | 'legal-risk'
  | LayerFault['what']
  | 'assumed-as-stated'
  | 'assumed-unknown-field';

/**
 * Checks each layer by itself, and every jurisdiction at every day one of its layers changes; the same finding once.
 * @param sources the documents rules may rest on; without them it is not asked what kind of document a rule cites
 */
export function checkLayers(layers: readonly ProfileLayer[], sources: readonly PolicySource[] = []): Finding[] {
  const codes = [...new Set(layers.map(({ code }) => code))].sort();
  const own = layers.flatMap((layer) =>
    layerFaults(layer, layers, sources).map((fault): Finding => ({ level: 'error', ...of(layer), ...fault })),
  );
  const found = codes.flatMap((code) => daysOfChange(layers, code).flatMap((on) => checkPolicy(layers, code, on)));
  const distinct = new Map([...own, ...found].map((finding) => [JSON.stringify(finding), finding]));
  return [...distinct.values()];
}

function of({ code, version }: ProfileLayer): Pick<Finding, 'layer' | 'version'> {
  return { layer: code, version };
}

/** From the first day the jurisdiction's own layer holds under a national one, each day a layer above changes too. */
function daysOfChange(layers: readonly ProfileLayer[], code: RegionCode): PlainDate[] {
  const days = (of: string) => layers.filter((layer) => layer.code === of).map(({ effectiveFrom }) => effectiveFrom);
  const [own, nation] = [days(code), days(NATION)];
  if (nation.length === 0) return [];
  const first = maxDate(own.reduce(minDate), nation.reduce(minDate));
  const later = layersOf(code)
    .flatMap(days)
    .filter((day) => day > first);
  return [...new Set([first, ...later])].sort();
}

function checkPolicy(layers: readonly ProfileLayer[], code: RegionCode, on: PlainDate): Finding[] {
  const { layers: chain, missing } = layersInForce(layers, code, on);
  const merged = mergeLayers(chain);
  const resolved = Object.values(merged.rules);
  const all = resolved.map(({ rule }) => rule);
  const at = (layer: RegionCode): Pick<Finding, 'layer' | 'version'> => {
    return { layer, version: chain.find((each) => each.code === layer)?.version ?? null };
  };
  return [
    ...missing.map((layer): Finding => ({ level: 'note', what: 'missing-layer', ...at(layer), fields: [] })),
    ...PARAM_NAMES.filter((name) => chain.every(({ params }) => params[name] === undefined)).map(
      (name): Finding => ({ level: 'error', what: 'missing-param', ...at(chain[0]?.code ?? code), fields: [name] }),
    ),
    ...merged.conflicts.map(
      ({ rule, layer, what, fields }): Finding => ({ level: 'error', what, ...at(layer), rule, fields }),
    ),
    ...chain.flatMap((layer, no) => replacedWhole(chain.slice(0, no), layer)),
    ...resolved.flatMap((found) =>
      [
        ...risksOf(found.rule),
        ...wordOf(found.rule),
        ...faultsOf(found.rule, all),
        ...unsureOf(found, chain, merged),
        ...markedIn(found),
      ].map(({ by, ...fault }): Finding => ({ ...fault, ...at(saidBy(found, by) ?? code), rule: found.rule.id })),
    ),
  ];
}

/** The layer that has the last word on the field. */
function saidBy({ origins }: MergedRule, field: string): RegionCode | undefined {
  return origins[field]?.at(-1);
}

/** Fields that say what a rule is about and who sees to it, not how much or how long. */
const FRAME = [
  'of',
  'measure',
  'gate',
  'effect',
  'scope',
  'trigger',
  'orTriggers',
  'metBy',
  'owner',
  'severity',
  'also',
];

/** A rule that is said to be written while the date or figure in it was taken over from an assumption. */
function unsureOf({ rule, origins }: MergedRule, chain: readonly ProfileLayer[], merged: Merged): Fault[] {
  if (rule.authority === 'assumed') return [];
  const said = sayingsOf(chain, rule.id, merged);
  const unsure = Object.keys(origins).filter((field) => {
    const holding = said.get(field)?.find(({ outcome }) => outcome === 'holds');
    const marked = rule.assumed?.includes(field) === true || FRAME.includes(field);
    return holding?.authority === 'assumed' && !marked;
  });
  return unsure.length === 0 ? [] : [error('assumed-as-stated', unsure, 'authority')];
}

/** An assumption is marked on a field the rule has, in the layer or above it, else nobody sees it. */
function markedIn({ rule }: MergedRule): Fault[] {
  const fields = (rule.assumed ?? []).filter((field) => !Object.hasOwn(rule, field) || RULE_HEAD.includes(field));
  return fields.length === 0 ? [] : [error('assumed-unknown-field', fields, 'assumed')];
}

/** Kinds for which "stricter" is defined; the others replace each other, which a person should see. */
const COMPARED: readonly Rule['kind'][] = ['clock', 'limit', 'contents', 'gate'];

function replacedWhole(above: readonly ProfileLayer[], layer: ProfileLayer): Finding[] {
  const known = new Set(above.flatMap(({ rules }) => rules.map(({ id }) => id)));
  return layer.rules
    .filter(({ id, kind }) => known.has(id) && !COMPARED.includes(kind))
    .map((patch) => ({
      level: 'note',
      what: 'replaced-whole',
      ...of(layer),
      rule: patch.id,
      fields: ownFields(patch),
    }));
}

function ownFields(patch: RulePatch): string[] {
  return Object.keys(patch).filter(
    (field) => !['id', 'kind', 'title', 'authority', 'basis', 'assumed'].includes(field),
  );
}

/** `by`: whoever has the last word on this field is at fault. */
type Fault = Pick<Finding, 'level' | 'what' | 'fields'> & { by: string };

function faultsOf(rule: Rule, all: readonly Rule[]): Fault[] {
  switch (rule.kind) {
    case 'route':
      return [
        ...chosenAfterSeveral(rule.route.steps),
        ...(rule.route.rule === rule.id ? [] : [error('route-of-other-rule', ['route'], 'route')]),
      ];
    case 'payment': {
      const shares = rule.tranches.map(({ percent }) => percent);
      const sum = shares.reduce<number>((total, share) => total + (share === 'rest' ? 0 : share), 0);
      const whole = shares.includes('rest') ? sum < 100 && shares.at(-1) === 'rest' : sum === 100;
      return whole ? [] : [error('tranches-not-whole', ['tranches'], 'tranches')];
    }
    case 'staffing': {
      const limit = all.find(({ id }) => id === 'worker-age');
      const same = limit?.kind !== 'limit' || limit.max === (rule.maxAge ?? undefined);
      const unnumbered = rule.qualifiedBy.includes('training') && rule.qualifyingHours === undefined;
      return [
        ...(same ? [] : [error('ages-differ', ['maxAge'], 'maxAge')]),
        ...(unnumbered ? [error('no-qualifying-hours', ['qualifyingHours'], 'qualifiedBy')] : []),
      ];
    }
    case 'clock':
    case 'gate':
    case 'limit':
    case 'contents':
    case 'evaluation':
    case 'reminders':
    case 'separation':
      return [];
  }
}

/** A gate, measure or list of contents that is not the one of its id is judged by nobody. */
function wordOf(rule: Rule): Fault[] {
  if (namesItsOwn(rule)) return [];
  const field = WORD_FIELD.get(rule.kind) ?? 'of';
  return [error('other-word', [field], field)];
}

/** A rule that may break the law is named to whoever checks, with the fields it is about. */
function risksOf(rule: Rule): Fault[] {
  if (rule.legalRisk === undefined) return [];
  const fields = rule.kind === 'gate' ? [...(rule.prefers ?? [])] : [];
  return [{ level: 'note', what: 'legal-risk', fields, by: 'legalRisk' }];
}

/** Whoever chooses must be one: the initiator, or a step that has one seat. */
function chosenAfterSeveral(steps: readonly Step[]): Fault[] {
  const bad = steps.filter((step, at) => {
    const before = steps[at - 1];
    return step.who.by === 'chosen' && before !== undefined && !hasOneSeat(before);
  });
  return bad.map(({ key }) => error('chosen-after-several', [key], 'route'));
}

function hasOneSeat({ who, tally }: Step): boolean {
  return tally.mode === 'sequential' || isOnePerson(who);
}

function isOnePerson(who: Who): boolean {
  switch (who.by) {
    case 'post':
      return who.holders === 'first' && who.posts.length === 1;
    case 'heads':
      return who.levels === 1;
    case 'named':
      return who.persons.length === 1;
    case 'chosen':
      return isOnePerson(who.from);
    case 'party':
    case 'field':
      return true;
  }
}

function error(what: OwnFinding, fields: string[], by: string): Fault {
  return { level: 'error', what, fields, by };
}
