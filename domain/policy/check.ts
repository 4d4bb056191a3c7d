import type { Step, Who } from '../approval/types.js';
import { minDate, type PlainDate } from '../calendar/plain-date.js';
import type { RegionCode } from '../ids.js';
import { layersInForce, PARAM_NAMES } from './compile.js';
import { type Conflict, mergeLayers } from './merge.js';
import type { RuleId } from './rule-ids.js';
import type { ProfileLayer, Rule, RulePatch } from './types.js';
import { namesItsOwn } from './words.js';

/** What a person must mend (`error`) or should know (`note`) about a set of layers. */
export type Finding = {
  level: 'error' | 'note';
  what: Conflict['what'] | OwnFinding;
  layer: RegionCode;
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
  | 'legal-risk';

/** Checks every jurisdiction at every day one of its layers changes; the same finding once. */
export function checkLayers(layers: readonly ProfileLayer[]): Finding[] {
  const codes = [...new Set(layers.map(({ code }) => code))].sort();
  const found = codes.flatMap((code) => daysOfChange(layers, code).flatMap((on) => checkPolicy(layers, code, on)));
  const distinct = new Map(found.map((finding) => [JSON.stringify(finding), finding]));
  return [...distinct.values()];
}

/** From the first day the jurisdiction's own layer holds, each day a layer above it changes too. */
function daysOfChange(layers: readonly ProfileLayer[], code: RegionCode): PlainDate[] {
  const own = layers.filter((layer) => layer.code === code).map(({ effectiveFrom }) => effectiveFrom);
  const first = own.reduce(minDate);
  const later = layers.map(({ effectiveFrom }) => effectiveFrom).filter((day) => day > first);
  return [...new Set([first, ...later])].sort();
}

function checkPolicy(layers: readonly ProfileLayer[], code: RegionCode, on: PlainDate): Finding[] {
  const { layers: chain, missing } = layersInForce(layers, code, on);
  const { rules, conflicts } = mergeLayers(chain);
  const resolved = Object.values(rules).map(({ rule }) => rule);
  return [
    ...missing.map((layer): Finding => ({ level: 'note', what: 'missing-layer', layer, fields: [] })),
    ...PARAM_NAMES.filter((name) => chain.every(({ params }) => params[name] === undefined)).map(
      (name): Finding => ({ level: 'error', what: 'missing-param', layer: code, fields: [name] }),
    ),
    ...conflicts.map(({ rule, layer, what, fields }): Finding => ({ level: 'error', what, layer, rule, fields })),
    ...chain.flatMap((layer, at) => replacedWhole(chain.slice(0, at), layer)),
    ...resolved.flatMap((rule) => risksOf(rule).map((risk) => ({ ...risk, layer: code, rule: rule.id }))),
    ...resolved.flatMap((rule) =>
      namesItsOwn(rule) ? [] : [{ ...error('other-word', []), layer: code, rule: rule.id }],
    ),
    ...resolved.flatMap((rule) => faultsOf(rule, resolved).map((fault) => ({ ...fault, layer: code, rule: rule.id }))),
  ];
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
      layer: layer.code,
      rule: patch.id,
      fields: ownFields(patch),
    }));
}

function ownFields(patch: RulePatch): string[] {
  return Object.keys(patch).filter(
    (field) => !['id', 'kind', 'title', 'authority', 'basis', 'assumed'].includes(field),
  );
}

type Fault = Pick<Finding, 'level' | 'what' | 'fields'>;

function faultsOf(rule: Rule, all: readonly Rule[]): Fault[] {
  switch (rule.kind) {
    case 'route':
      return [
        ...chosenAfterSeveral(rule.route.steps),
        ...(rule.route.rule === rule.id ? [] : [error('route-of-other-rule', ['route'])]),
      ];
    case 'payment': {
      const shares = rule.tranches.map(({ percent }) => percent);
      const sum = shares.reduce<number>((total, share) => total + (share === 'rest' ? 0 : share), 0);
      const whole = shares.includes('rest') ? sum < 100 && shares.at(-1) === 'rest' : sum === 100;
      return whole ? [] : [error('tranches-not-whole', ['tranches'])];
    }
    case 'staffing': {
      const limit = all.find(({ id }) => id === 'worker-age');
      const same = limit?.kind !== 'limit' || limit.max === (rule.maxAge ?? undefined);
      const unnumbered = rule.qualifiedBy.includes('training') && rule.qualifyingHours === undefined;
      return [
        ...(same ? [] : [error('ages-differ', ['maxAge'])]),
        ...(unnumbered ? [error('no-qualifying-hours', ['qualifyingHours'])] : []),
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

/** A rule that may break the law is named to whoever checks, with the fields it is about. */
function risksOf(rule: Rule): Fault[] {
  if (rule.legalRisk === undefined) return [];
  return [{ level: 'note', what: 'legal-risk', fields: rule.kind === 'gate' ? [...(rule.prefers ?? [])] : [] }];
}

/** Whoever chooses must be one: the initiator, or a step that has one seat. */
function chosenAfterSeveral(steps: readonly Step[]): Fault[] {
  const bad = steps.filter((step, at) => {
    const before = steps[at - 1];
    return step.who.by === 'chosen' && before !== undefined && !hasOneSeat(before);
  });
  return bad.map(({ key }) => error('chosen-after-several', [key]));
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

function error(what: OwnFinding, fields: string[]): Fault {
  return { level: 'error', what, fields };
}
