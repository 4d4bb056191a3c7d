import { describe, expect, test } from '@jest/globals';
import { stillNew } from '../../client/console/screens/case/still-new.js';
import { instant } from '../../domain/calendar/instant.js';

/** What one reading answers: since when the reader knew it, and what of it was another then. */
function reading(since: string | null, ...changes: string[]) {
  return {
    since: since === null ? null : { seq: 7, at: instant(since), how: 'read' as const },
    changes: changes.map((each) => ({ path: [each], before: 1, after: 2 })),
    words: { content: ['计划金额：2'], changes },
  };
}

const [YESTERDAY, NOW] = ['2026-03-02T01:00:00.000Z', '2026-03-03T01:00:00.000Z'];

describe('what changed since somebody last read an approval', () => {
  test('stays on the page he opened, though the page reads again by itself', () => {
    const opened = stillNew(undefined, reading(YESTERDAY, '计划金额'));
    const again = stillNew(opened, reading(NOW));
    expect(again).toEqual(opened);
    expect(again.words.changes).toEqual(['计划金额']);
  });

  test('grows by what changes before his eyes, each said once', () => {
    const opened = stillNew(undefined, reading(YESTERDAY, '计划金额'));
    const again = stillNew(opened, reading(NOW, '计划金额', '摘要'));
    expect(again.words.changes).toEqual(['计划金额', '摘要']);
    expect(again.since?.at).toBe(YESTERDAY);
  });

  test('is nothing for who opens it for the first time, until something does change', () => {
    const first = stillNew(undefined, reading(null));
    expect(stillNew(first, reading(NOW)).since).toBeNull();
    expect(stillNew(first, reading(NOW, '摘要'))).toMatchObject({ since: { at: NOW }, words: { changes: ['摘要'] } });
  });
});
