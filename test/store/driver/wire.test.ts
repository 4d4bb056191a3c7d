import { describe, expect, test } from '@jest/globals';
import { fromWire, RAW_TYPES, toWire } from '../../../store/driver/wire.js';

const [BOOL, INT8, INT2, INT4, JSON_TEXT, FLOAT8, DATE, TIMESTAMPTZ, JSONB] = RAW_TYPES;

describe('What comes from the database', () => {
  test.each([
    [BOOL, 't', true],
    [BOOL, 'f', false],
    [INT2, '-7', -7],
    [INT4, '2147483647', 2147483647],
    [INT8, '9007199254740991', 9007199254740991],
    [INT8, '-9007199254740991', -9007199254740991],
    [FLOAT8, '0.1', 0.1],
    [JSON_TEXT, '{"b":[1.5,null]}', { b: [1.5, null] }],
    [JSONB, '"text"', 'text'],
    [DATE, '2024-02-29', '2024-02-29'],
    [TIMESTAMPTZ, '2026-01-05 01:00:00+00', '2026-01-05T01:00:00.000Z'],
    [TIMESTAMPTZ, '2026-01-05 01:00:00.5+00', '2026-01-05T01:00:00.500Z'],
    [TIMESTAMPTZ, '2026-01-05 01:00:00.123456+00', '2026-01-05T01:00:00.123Z'],
    [25, '采购', '采购'],
  ])('of type %p as %p is %p', (type, text, value) => {
    expect(fromWire(type, text)).toEqual(value);
  });

  test.each(['9007199254740992', '-9007199254740992', '12.5'])(
    'is refused when %p is no exact whole number',
    (text) => {
      expect(() => fromWire(INT8, text)).toThrow(RangeError);
    },
  );

  test.each(['2026-01-05 09:00:00+08', 'infinity', '2026-01-05T01:00:00Z'])(
    'is refused when %p is no moment in UTC',
    (text) => {
      expect(() => fromWire(TIMESTAMPTZ, text)).toThrow(RangeError);
    },
  );
});

describe('What goes to the database', () => {
  test.each([
    [null, null],
    [undefined, null],
    ['', ''],
    [0, '0'],
    [-1.5, '-1.5'],
    [12n, '12'],
    [false, 'false'],
    [['a', 1], '["a",1]'],
    [{ a: { b: null }, gone: undefined }, '{"a":{"b":null}}'],
  ])('%p is written %p', (value, text) => {
    expect(toWire(value)).toBe(text);
  });

  test('is never a function or a symbol', () => {
    expect(() => toWire(() => 1)).toThrow(TypeError);
    expect(() => toWire(Symbol('x'))).toThrow(TypeError);
  });
});
