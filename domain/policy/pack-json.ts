/** Plain JSON. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/**
 * JSON made small: what repeats is written once. An object is `[shape, ...values]`, where a shape lists the names of
 * the values; a list is `[-1, ...items]`. A whole number stands for the shared value of that place, so a number of the
 * data is written `#5`, and a text that itself begins with `#` gets a second one.
 */
export type PackedJson = { names: string[]; shapes: number[][]; shared: Packed[]; root: Packed };
type Packed = string | number | boolean | null | Packed[];
type Shapes = Pick<PackedJson, 'names' | 'shapes'>;

const LIST = -1;
/** A shorter value costs less than naming it. */
const WORTH_SHARING = 5;

/** Packs any plain JSON; the same value always packs alike. */
export function packJson(value: Json): PackedJson {
  const shapes: Shapes = { names: [], shapes: [] };
  const root = formOf(value, shapes);
  const counts = new Map<string, number>();
  count(root, counts);
  const shared = [...counts]
    .filter(([text, times]) => times > 1 && text.length >= WORTH_SHARING)
    .sort(([, a], [, b]) => b - a)
    .map(([text]) => text);
  const places = new Map(shared.map((text, at) => [text, at]));
  return {
    ...shapes,
    shared: shared.map((text) => inside(JSON.parse(text), places)),
    root: inside(root, places),
  };
}

/** What was packed. @throws TypeError on a place or shape that is not there */
export function unpackJson({ names, shapes, shared, root }: PackedJson): Json {
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

function formOf(value: Json, shapes: Shapes): Packed {
  if (typeof value === 'number') return `#${value}`;
  if (typeof value === 'string') return value.startsWith('#') ? `#${value}` : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return [LIST, ...value.map((item) => formOf(item, shapes))];
  // In one order of names, or the same fields written in another order would make another shape.
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  const names = entries.map(([name]) => name);
  return [shapeOf(names, shapes), ...entries.map(([, item]) => formOf(item, shapes))];
}

function shapeOf(fields: readonly string[], { names, shapes }: Shapes): number {
  const shape = fields.map((field) => placeIn(names, field));
  const known = shapes.findIndex(
    (each) => each.length === shape.length && each.every((name, at) => name === shape[at]),
  );
  return known >= 0 ? known : shapes.push(shape) - 1;
}

function placeIn(names: string[], name: string): number {
  const known = names.indexOf(name);
  return known >= 0 ? known : names.push(name) - 1;
}

/** A value inside one that repeats is counted once, with the first of them. */
function count(form: Packed, counts: Map<string, number>): void {
  const text = JSON.stringify(form);
  const times = counts.get(text) ?? 0;
  counts.set(text, times + 1);
  if (times === 0 && Array.isArray(form)) for (const item of form.slice(1)) count(item, counts);
}

function inside(form: Packed, places: ReadonlyMap<string, number>): Packed {
  if (!Array.isArray(form)) return form;
  const [kind = LIST, ...items] = form;
  return [kind, ...items.map((item) => places.get(JSON.stringify(item)) ?? inside(item, places))];
}
