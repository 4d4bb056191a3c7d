import fc from 'fast-check';
import { openApiDocument } from '../../../../client/http/openapi.js';
import { rowOf } from '../../../../client/rights/routes.js';
import { addDays } from '../../../../domain/calendar/plain-date.js';
import { today } from '../../../support/workflow-office.js';
import { type Drawing, drawn, isNode, type Known, type Node } from './from-schema.js';

/** A request as it goes over the wire. `valid`: drawn from the published schemas. */
export type Fuzzed = {
  valid: boolean;
  /** The address as it is registered, and the kind of command where it is one. */
  key: string;
  kind: string | null;
  method: string;
  path: string;
  type: string | null;
  body: string | null;
};

/** What is there: cycles, approvals, duties, and the like, by the name of a place in an address. */
export type Places = Readonly<Record<string, readonly string[]>>;

type Operation = { key: string; method: string; path: string; parameters: Node[]; bodies: [string, Node][] };

const document = openApiDocument();
/** Streams until it is left. */
const LEFT_OUT = ['GET /api/events'];

function at(reference: string): Node {
  const found = reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((node, part) => (isNode(node) ? node[part] : undefined), document);
  if (!isNode(found)) throw new RangeError(reference);
  return found;
}

/** Every operation under /api that has a row in the table of rights. */
function operations(): Operation[] {
  const paths = isNode(document.paths) ? document.paths : {};
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(isNode(methods) ? methods : {}).flatMap(([name, said]) => {
      const method = name.toUpperCase();
      const key = `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
      if (!isNode(said) || rowOf(method, key.slice(method.length + 1)) === undefined || LEFT_OUT.includes(key))
        return [];
      return [{ key, method, path, parameters: parametersOf(said), bodies: bodiesOf(said) }];
    }),
  );
}

function parametersOf({ parameters }: Node): Node[] {
  const all = Array.isArray(parameters) ? parameters.filter(isNode) : [];
  return all.map((each) => (typeof each.$ref === 'string' ? at(each.$ref) : each));
}

function bodiesOf({ requestBody }: Node): [string, Node][] {
  const content = isNode(requestBody) && isNode(requestBody.content) ? requestBody.content : {};
  return Object.entries(content).flatMap(([type, said]) =>
    isNode(said) && isNode(said.schema) ? [[type, said.schema] as [string, Node]] : [],
  );
}

/** Mostly days that have been: of what is to come nothing can be put on record yet. */
const DAY = fc
  .oneof({ arbitrary: fc.integer({ min: -400, max: 0 }), weight: 3 }, fc.integer({ min: 1, max: 400 }))
  .map((days) => addDays(today(), days));

/** Values of the case where the pattern asks for such; a number in a query is a small one. */
function knownIn(places: Places): Known {
  const patterns: Readonly<Record<string, fc.Arbitrary<string>>> = {
    '^\\d{4}-\\d{2}-\\d{2}$': DAY,
    '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$': DAY.map((day) => `${day}T02:00:00.000Z`),
    '^\\d{1,15}$': fc.integer({ min: 1, max: 60 }).map(String),
    '^\\d{6}$': fc.constantFrom('222401', '222400', '222402'),
    '^\\d{6}-\\d{4}-\\d{3,6}$': fc.constantFrom(...(places.id ?? [])),
    '^[\\p{L}\\p{N}._:@#/-]{1,200}$': fc.constantFrom(...(places.given ?? [])),
  };
  return (pattern) => patterns[pattern];
}

/** One request whose parts are as the document says. */
function validOf(operation: Operation, places: Places, drawing: Drawing): fc.Arbitrary<Fuzzed> {
  const inPath = operation.parameters.filter((each) => each.in === 'path');
  const path = fc
    .record(Object.fromEntries(inPath.map((each) => [String(each.name), placeOf(each, places, drawing)])))
    .map((parts) =>
      operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parts[name] ?? 'x')),
    );
  const query = queryOf(operation.parameters, drawing);
  const [type, schema] = operation.bodies[0] ?? [null, null];
  const body = bodyOf(type, schema, drawing);
  return fc.tuple(path, query, body).map(([place, asked, sent]) => ({
    ...{ valid: true, key: operation.key, kind: kindIn(sent), method: operation.method },
    ...{ path: asked === '' ? place : `${place}?${asked}`, type, body: sent },
  }));
}

function bodyOf(type: string | null, schema: Node | null, drawing: Drawing): fc.Arbitrary<string | null> {
  if (type === null || schema === null) return fc.constant(null);
  if (type !== 'application/json') return fc.string({ minLength: 1 });
  return drawn(schema, drawing).map((each) => JSON.stringify(each));
}

function placeOf({ name, schema }: Node, places: Places, drawing: Drawing): fc.Arbitrary<string> {
  const there = places[String(name)];
  return there === undefined ? drawn(isNode(schema) ? schema : {}, drawing).map(String) : fc.constantFrom(...there);
}

/** Parameters of which the document says what they take; a list parted by commas it only describes. */
function queryOf(parameters: readonly Node[], drawing: Drawing): fc.Arbitrary<string> {
  const said = parameters.flatMap(({ in: where, name, schema, required }) => {
    const tells = isNode(schema) && Object.keys(schema).some((each) => each !== 'type' && each !== 'description');
    return where === 'query' && tells ? [{ name: String(name), schema, required: required === true }] : [];
  });
  const fields = Object.fromEntries(said.map(({ name, schema }) => [name, drawn(schema, drawing).map(String)]));
  const requiredKeys = said.filter(({ required }) => required).map(({ name }) => name);
  return fc.record(fields, { requiredKeys }).map((each) => new URLSearchParams(each).toString());
}

function kindIn(body: string | null): string | null {
  return body === null ? null : (/"kind":"([a-z-]+)"/.exec(body)?.[1] ?? null);
}

const ODD = [
  '',
  '%',
  '%00',
  '%ff',
  '..',
  '../..',
  'null',
  '-1',
  '1e999',
  '0',
  "'",
  'x'.repeat(3000),
  '👨‍👩‍👧',
  '‮',
  '\\u0000',
];
const ODD_VALUES: readonly unknown[] = [
  null,
  -1,
  1e300,
  '',
  '\u0000',
  '\ud800',
  [],
  {},
  'x'.repeat(5000),
  true,
  [[[[[]]]]],
];
const TYPES = ['application/json', 'text/plain', 'application/octet-stream', 'application/json; charset=gbk'];

/** A request with something wrong in it: in the place, the query, the body, or all through. */
function spoiltOf(operation: Operation, places: Places, right: fc.Arbitrary<Fuzzed>): fc.Arbitrary<Fuzzed> {
  const odd = fc.oneof(fc.constantFrom(...ODD), fc.string({ maxLength: 30 }).map(encodeURIComponent));
  const path = fc
    .tuple(odd, fc.boolean())
    .map(([part, known]) =>
      operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
        known ? encodeURIComponent(places[name]?.[0] ?? 'x') : part,
      ),
    );
  const names = operation.parameters.filter((each) => each.in === 'query').map(({ name }) => String(name));
  const query = fc
    .array(fc.tuple(fc.constantFrom('unknown', ...names), odd), { maxLength: 3 })
    .map((all) => all.map(([name, value]) => `${name}=${value}`).join('&'));
  const body = operation.bodies.length === 0 ? fc.constant(null) : spoiltBody(right);
  const type = fc.constantFrom(operation.bodies[0]?.[0] ?? null, ...(operation.bodies.length === 0 ? [] : TYPES));
  return fc.tuple(path, query, body, type).map(([place, asked, sent, sentAs]) => ({
    ...{ valid: false, key: operation.key, kind: kindIn(sent), method: operation.method },
    ...{ path: asked === '' ? place : `${place}?${asked}`, type: sentAs, body: sent },
  }));
}

function spoiltBody(valid: fc.Arbitrary<Fuzzed>): fc.Arbitrary<string | null> {
  const right = valid.map(({ body }) => body);
  const bent = fc
    .tuple(right, fc.nat(40), fc.constantFrom(...ODD_VALUES))
    .map(([body, nth, value]) => spoil(body, nth, value));
  return fc.oneof(
    bent,
    right.map((body) => body?.slice(0, body.length / 2) ?? ''),
    fc.json(),
    fc.string(),
  );
}

/** The body with its nth value put in place of another. */
function spoil(body: string | null, nth: number, value: unknown): string | null {
  if (body === null || !/^[[{]/.test(body) || !isJson(body)) return body;
  let seen = 0;
  return JSON.stringify(JSON.parse(body), (key, each: unknown) => {
    seen += key === '' ? 0 : 1;
    return key !== '' && seen === nth + 1 ? value : each;
  });
}

/** A text of its own may begin as JSON does. */
function isJson(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

/** Half of them right, half of them wrong; commands, which are most of the interface, as often as all else. */
export function requests(places: Places): fc.Arbitrary<Fuzzed> {
  const drawing: Drawing = { resolve: at, known: knownIn(places), made: new WeakMap() };
  const all = operations();
  const commands = all.filter(({ key }) => key.startsWith('POST /api/cycles/:id/commands'));
  const one = fc.oneof(fc.constantFrom(...commands), fc.constantFrom(...all));
  const right = once((each: Operation) => validOf(each, places, drawing));
  const wrong = once((each: Operation) => spoiltOf(each, places, right(each)));
  return fc.oneof(
    { arbitrary: one.chain(right), weight: 7 },
    { arbitrary: fc.constantFrom(...all).chain(wrong), weight: 3 },
  );
}

/** Works a thing out the first time it is asked for. */
function once<Asked, Made>(make: (asked: Asked) => Made): (asked: Asked) => Made {
  const made = new Map<Asked, Made>();
  return (asked) => {
    const found = made.get(asked) ?? make(asked);
    made.set(asked, found);
    return found;
  };
}
