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
