import fc from 'fast-check';

/** A JSON Schema as the published document has it. */
export type Node = Readonly<Record<string, unknown>>;

/** Values that are there in the case the requests are about, by the pattern they are written in. */
export type Known = (pattern: string) => fc.Arbitrary<string> | undefined;
export type Drawing = { resolve(reference: string): Node; known: Known; made: WeakMap<Node, fc.Arbitrary<unknown>> };

const DEEPEST = 3;
const MOST_ITEMS = 3;
const PRINTABLE = fc.string({
  unit: fc.constantFrom(...'社工站服务采购a1 .-（）<b>%_\\\'"&'),
  minLength: 1,
  maxLength: 40,
});

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Values a schema takes, worked out once a schema, as far as it says what that is; refinements of the product's own it does not say. */
export function drawn(schema: Node, drawing: Drawing): fc.Arbitrary<unknown> {
  const found = drawing.made.get(schema) ?? drawnAnew(schema, drawing);
  drawing.made.set(schema, found);
  return found;
}

function drawnAnew(schema: Node, drawing: Drawing): fc.Arbitrary<unknown> {
  if (typeof schema.$ref === 'string') return drawn(drawing.resolve(schema.$ref), drawing);
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  const either = [schema.anyOf, schema.oneOf].find(Array.isArray);
  if (either !== undefined) return fc.constantFrom(...either.filter(isNode)).chain((each) => drawn(each, drawing));
  switch (schema.type) {
    case 'object':
      return object(schema, drawing);
    case 'array':
      return list(schema, drawing);
    case 'string':
      return text(schema, drawing.known);
    case 'integer':
      return fc.integer({
        min: limit(schema, 'minimum', -1000),
        max: limit(schema, 'maximum', Number.MAX_SAFE_INTEGER),
      });
    case 'number':
      return fc.double({ min: limit(schema, 'minimum', -1000), max: limit(schema, 'maximum', 1e6), noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: DEEPEST });
  }
}

function limit(schema: Node, name: string, otherwise: number): number {
  const said = schema[name];
  return typeof said === 'number' ? said : otherwise;
}

function object(schema: Node, drawing: Drawing): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], propertyNames, additionalProperties } = schema;
  const own = isNode(properties) ? properties : {};
  const fields = Object.fromEntries(
    Object.entries(own).flatMap(([name, each]) => (isNode(each) ? [[name, drawn(each, drawing)]] : [])),
  );
  const requiredKeys = Array.isArray(required) ? Object.keys(fields).filter((name) => required.includes(name)) : [];
  if (Object.keys(fields).length > 0 || !isNode(additionalProperties)) return fc.record(fields, { requiredKeys });
  const names = isNode(propertyNames) ? drawn(propertyNames, drawing) : fc.constant('a');
  return fc.dictionary(names.map(String), drawn(additionalProperties, drawing), { maxKeys: MOST_ITEMS });
}

function list(schema: Node, drawing: Drawing): fc.Arbitrary<unknown> {
  const minLength = limit(schema, 'minItems', 0);
  const maxLength = Math.max(minLength, Math.min(MOST_ITEMS, limit(schema, 'maxItems', MOST_ITEMS)));
  return fc.array(drawn(isNode(schema.items) ? schema.items : {}, drawing), { minLength, maxLength });
}

function text({ pattern, maxLength }: Node, known: Known): fc.Arbitrary<string> {
  if (typeof pattern === 'string') {
    const there = known(pattern);
    return there ?? fc.stringMatching(new RegExp(pattern.replaceAll('\\p{L}', '甲-龥a-z').replaceAll('\\p{N}', '0-9')));
  }
  const most = typeof maxLength === 'number' ? maxLength : Number.POSITIVE_INFINITY;
  return PRINTABLE.map((each) => (each.trim() === '' ? '一' : each).slice(0, most));
}
