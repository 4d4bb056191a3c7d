import { RULE_IDS } from './rule-ids.js';
import { WORD_FIELD, wordOf } from './words.js';

/** Plain JSON. */
type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/**
 * How older code packed a policy; it is only read any more. What repeats stands once: an object is `[shape, ...values]`,
 * where a shape lists the names of the values; a list is `[-1, ...items]`. A whole number stands for the shared value of
 * that place, so a number of the data is written `#5`, and a text that itself begins with `#` gets a second one.
 */
export type ListedJson = { names: string[]; shapes: number[][]; shared: Packed[]; root: Packed };
type Packed = string | number | boolean | null | Packed[];

const LIST = -1;

/** The policy that was packed so; nothing proves it yet. @throws TypeError on a place or shape that is not there */
export function unpackListed(packed: ListedJson): unknown {
  const found = fields(unpackJson(packed));
  const named = listedRules(found.rules).map(([id, rule]) => [id, whole(id, fields(rule))] as const);
  return { ...found, rules: Object.fromEntries(named) };
}

function unpackJson({ names, shapes, shared, root }: ListedJson): Json {
  const value = (packed: Packed | undefined): Json => {
    if (packed === undefined) throw new TypeError('a shared value is not there');
    if (typeof packed === 'number') return value(shared[packed]);
    if (typeof packed === 'string') return packed.startsWith('#') ? unescaped(packed) : packed;
    return Array.isArray(packed) ? node(packed) : packed;
  };
  const node = ([kind, ...items]: Packed[]): Json => {
    if (kind === LIST) return items.map(value);
    const shape = typeof kind === 'number' ? shapes[kind] : undefined;
    if (shape === undefined || shape.length !== items.length) throw new TypeError(`no shape ${String(kind)}`);
    return Object.fromEntries(shape.map((name, at) => [names[name] ?? '', value(items[at])]));
  };
  return value(root);
}

function unescaped(packed: string): string | number {
  return packed.startsWith('##') ? packed.slice(1) : Number(packed.slice(1));
}

/** Their ids in one text, then the rules in that order; the oldest code wrote an object with the ids as its names. */
function listedRules(rules: Json | undefined): [id: string, rule: Json][] {
  if (!Array.isArray(rules)) return Object.entries(fields(rules));
  const [ids, ...others] = rules;
  const named = typeof ids === 'string' ? ids.split(' ') : [];
  return others.map((rule, at) => [named[at] ?? '', rule]);
}

/** The id tells the kind and the word, and stands in the route of a rule again: these may have been left out. */
function whole(id: string, rule: { [name: string]: Json }): Record<string, unknown> {
  const { kind = KIND_OF.get(id), route } = rule;
  return {
    ...wordIn(id, kind),
    ...rule,
    id,
    ...(kind === undefined ? {} : { kind }),
    ...(route === undefined ? {} : { route: { rule: id, ...fields(route) } }),
  };
}

function wordIn(id: string, kind: Json | undefined): { [name: string]: Json } {
  const field = typeof kind === 'string' ? WORD_FIELD.get(kind) : undefined;
  const word = wordOf(id);
  return field === undefined || word === undefined ? {} : { [field]: word };
}

const KIND_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(RULE_IDS).flatMap(([kind, ids]) => ids.map((id) => [id, kind] as const)),
);

function fields(value: Json | undefined): { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
