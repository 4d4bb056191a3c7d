import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { COMMAND_BODIES, COMMAND_KINDS, isCommandKind, OUTSIDE_KINDS, SYSTEM_KINDS } from '../../schemas/commands.js';
import { bodySchemaOf, requestSchemaOf } from '../../schemas/request.js';
import { OPENING, SIGNING } from './samples.js';

type Node = { [key: string]: unknown; properties?: Record<string, Node>; items?: Node };

/** Every property below a schema, with its place. */
function fieldsOf(node: Node, place: string): [string, Node][] {
  const own = Object.entries(node.properties ?? {}).flatMap(([name, child]) => {
    const at = `${place}.${name}`;
    return [[at, child] as [string, Node], ...fieldsOf(child, at)];
  });
  return node.items === undefined ? own : [...own, ...fieldsOf(node.items, `${place}[]`)];
}

describe('the bodies of commands', () => {
  test.each(COMMAND_KINDS)('%s has a JSON Schema that is closed and described in both languages', (kind) => {
    const schema = z.toJSONSchema(COMMAND_BODIES[kind]) as Node;
    expect(schema.type).toBe('object');
    expect(schema.additionalProperties).toBe(false);
    expect(schema.description).toMatch(/[A-Za-z].*[\u4e00-\u9fff]/);
  });

  test.each(OUTSIDE_KINDS)('%s says of every field what it is', (kind) => {
    const silent = fieldsOf(z.toJSONSchema(bodySchemaOf(kind)) as Node, kind)
      .filter(([, field]) => typeof field.description !== 'string' && field.$ref === undefined)
      .map(([place]) => place);
    expect(silent).toEqual([]);
  });

  test.each(OUTSIDE_KINDS)(
    'a request for %s keeps a branded day and sum as text and number in its JSON Schema',
    (kind) => {
      const schema = z.toJSONSchema(requestSchemaOf(kind)) as Node;
      expect(schema.properties?.kind?.const).toBe(kind);
      expect(schema.properties?.on?.type).toBe('string');
      expect(schema.required).toEqual(['kind', 'data']);
      const sums = fieldsOf(schema, '').filter(([place]) => /\.(fen|budgetFen|bondFen|deltaFen)$/.test(place));
      expect(sums.map(([, field]) => field.type)).toEqual(sums.map(() => 'integer'));
    },
  );

  test('what the system alone may say cannot be asked from outside', () => {
    expect(SYSTEM_KINDS.filter((kind) => new Set<string>(OUTSIDE_KINDS).has(kind))).toEqual([]);
    expect([...OUTSIDE_KINDS, ...SYSTEM_KINDS].sort()).toEqual([...COMMAND_KINDS].sort());
  });

  test('names of the object prototype are not command kinds', () => {
    expect(['toString', '__proto__', 'constructor'].filter(isCommandKind)).toEqual([]);
  });

  test('good bodies come out as they went in', () => {
    expect(COMMAND_BODIES['open-cycle'].parse(OPENING)).toEqual(OPENING);
    expect(COMMAND_BODIES['sign-contract'].parse(SIGNING)).toEqual(SIGNING);
  });

  test('blanks around a text are cut off, and a text of blanks is none', () => {
    expect(COMMAND_BODIES['close-cycle'].parse({ reason: '  期满 ' })).toEqual({ reason: '期满' });
    expect(COMMAND_BODIES['close-cycle'].safeParse({ reason: '   ' }).success).toBe(false);
  });

  test('an id that would break an obligation id is refused', () => {
    const withStation = (id: string) => ({ ...OPENING, stations: [{ ...OPENING.stations[0], id }] });
    for (const id of ['a@b', 'a#1', 'a/b', 'a b', 's:1', '', '-a']) {
      expect(COMMAND_BODIES['open-cycle'].safeParse(withStation(id)).success).toBe(false);
    }
    expect(COMMAND_BODIES['open-cycle'].safeParse(withStation('朝阳川镇-1')).success).toBe(true);
  });
});
