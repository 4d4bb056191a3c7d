import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contentChanges } from '../../../domain/approval/changes.js';

describe('what changed of a content', () => {
  test('entries of a list are known by their id, so that one put first moves nothing', () => {
    const before = {
      stations: [
        { id: 'a', fen: 1 },
        { id: 'b', fen: 2 },
      ],
    };
    const after = {
      stations: [
        { id: 'c', fen: 9 },
        { id: 'a', fen: 1 },
        { id: 'b', fen: 3 },
      ],
    };
    expect(contentChanges(before, after)).toEqual([
      { path: ['stations', 'c', 'id'], before: null, after: 'c' },
      { path: ['stations', 'c', 'fen'], before: null, after: 9 },
      { path: ['stations', 'b', 'fen'], before: 2, after: 3 },
    ]);
  });

  test('a list of plain values is one field, and so is a value that became a list', () => {
    expect(contentChanges({ parts: ['a', 'b'] }, { parts: ['b'] })).toEqual([
      { path: ['parts'], before: ['a', 'b'], after: ['b'] },
    ]);
  });

  const named = (field: string, names: unknown[], fens: number[]) => ({
    list: names.map((name, n) => ({ [field]: name, fen: fens[n] ?? 0 })),
  });

  test.each(['id', 'station', 'party', 'year', 'rank', 'name'])('entries of a list are known by %s, too', (field) => {
    for (const [a, b] of [
      ['甲', '乙'],
      [1, 2],
    ])
      expect(contentChanges(named(field, [a, b], [1, 2]), named(field, [b, a], [3, 1]))).toEqual([
        { path: ['list', String(b), 'fen'], before: 2, after: 3 },
      ]);
  });

  test.each([
    ['two of them have the same name', named('id', ['a', 'a'], [1, 2]), named('id', ['a', 'a'], [1, 3])],
    ['one of them has none', named('id', ['a', undefined], [1, 2]), named('id', ['a', undefined], [1, 3])],
    ['the name is no word and no number', named('id', [true, false], [1, 2]), named('id', [true, false], [1, 3])],
    ['nothing names them', named('mark', ['a', 'b'], [1, 2]), named('mark', ['a', 'b'], [1, 3])],
  ])('and by their place, counted from one, where %s', (_where, before, after) => {
    expect(contentChanges(before, after)).toEqual([{ path: ['list', '2', 'fen'], before: 2, after: 3 }]);
  });

  test('a list of words and things is told by place as soon as there is a thing in it', () => {
    expect(contentChanges({ list: ['甲', { fen: 1 }] }, { list: ['甲', { fen: 2 }] })).toEqual([
      { path: ['list', '2', 'fen'], before: 1, after: 2 },
    ]);
  });

  test('a field that is left open is no field', () => {
    expect(contentChanges({ year: 1, note: undefined }, { year: 1 })).toEqual([]);
    expect(contentChanges({ year: 1 }, { year: 1, note: undefined })).toEqual([]);
    expect(contentChanges(undefined, { year: 1 })).toEqual([{ path: ['year'], before: null, after: 1 }]);
  });

  test('what is gone comes last, what is new has nothing before', () => {
    expect(contentChanges({ old: 1, same: 2 }, { same: 2, fresh: null })).toEqual([
      { path: ['fresh'], before: null, after: null },
      { path: ['old'], before: 1, after: null },
    ]);
  });

  test('a content differs in nothing from itself, and in something from every other', () => {
    const content = fc.object({ maxDepth: 3, values: [fc.integer(), fc.string(), fc.boolean()] });
    fc.assert(
      fc.property(content, content, (one, other) => {
        const [a, b] = [JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other))];
        expect(contentChanges(a, a)).toEqual([]);
        for (const { path } of contentChanges(a, b)) expect(path.length).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });
});
